// Preloaded into every process that a test run starts (jest's workers, servers, commands): ends it when its parent is
// gone, even after a SIGKILL, whatever its stdio is connected to. A polled ppid works for all of them; IPC would not.
const { isMainThread } = require('node:worker_threads');

const parent = process.ppid;
if (isMainThread)
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, 250).unref();
