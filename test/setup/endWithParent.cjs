// Preloaded into every process that a test run starts (jest's workers, servers, commands): ends it when its parent is
// gone, even after a SIGKILL, whatever its stdio is connected to. Polling works for all of them; an IPC channel would not.
// Jest itself loads it too: its parents are npm and the shells in which npm runs scripts, of which a runner that times
// out kills the first only.
const { readFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const parentOf = (pid) => {
  if (pid === process.pid) return process.ppid;
  try {
    // After the name in parentheses, which may contain anything: state, parent.
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return 0; // Gone, or not on Linux.
  }
};
const isNpm = (pid) => {
  try {
    return /^(npm|sh\0-c\0)/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
};

/** From this process up to its parent; further up only through npm. */
const links = [[process.pid, process.ppid]];
for (let pid = process.ppid; isNpm(pid) && isNpm(parentOf(pid)); pid = parentOf(pid)) links.push([pid, parentOf(pid)]);

if (isMainThread)
  setInterval(() => {
    if (links.some(([pid, parent]) => parentOf(pid) !== parent)) process.kill(process.pid, 'SIGKILL');
  }, 250).unref();
