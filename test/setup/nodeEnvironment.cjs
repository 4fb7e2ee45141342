const faster = require('./fasterEnvironment.cjs');

module.exports = faster(require('jest-environment-node').TestEnvironment);
