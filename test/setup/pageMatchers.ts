import { configure } from '@testing-library/react';
import '@testing-library/jest-dom';
import { waitLimit } from './timeLimits.ts';

configure({ asyncUtilTimeout: waitLimit });
