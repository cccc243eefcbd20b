/** What the process tells its caller. A higher code beats a lower one; none depends on where the report goes. */
export const ExitCode = {
  /** Nothing at or above the fail level. */
  clean: 0,
  /** At least one finding at or above the fail level, or more warnings than allowed. */
  findings: 1,
  /** Something named could not be used: an option, a configuration, a pack, a draft. Everything else was still checked. */
  unusable: 2,
} as const;
