// Loaded into every measured process (node --require): writes at its end what it took. The high-water mark is read from the process itself,
// because the figure a parent gets from the system may include the parent's own memory at the time of the fork.
const fs = require('node:fs');

process.on('exit', () => {
  const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage();
  let peak = maxRSS * 1024;
  let source = 'process.resourceUsage().maxRSS';
  try {
    peak = Number(/^VmHWM:\s+(\d+) kB$/m.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
    source = 'VmHWM in /proc/self/status';
  } catch {
    // Not Linux.
  }
  fs.writeFileSync(process.env.BENCH_PEAK, JSON.stringify({peak, source, cpu: (userCPUTime + systemCPUTime) / 1e6}));
});
