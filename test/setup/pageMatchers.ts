import { configure } from '@testing-library/react';
import '@testing-library/jest-dom';

// A part of the page is loaded, and transformed, when it is first needed: on a busy machine a second is no sign of a fault.
configure({ asyncUtilTimeout: 15_000 });
