// Loaded before the command line: tells its processor time in milliseconds and its largest memory in MB when it ends.
process.on('exit', () => {
  const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage();
  require('node:fs').writeFileSync(process.env.CLAUSEGUARD_USAGE, JSON.stringify({cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024}));
});
