/** The browser that tests find on this machine, and what they say loudly where there is none. */
import fs from 'node:fs';

/** CHROMIUM names another browser than the usual places hold. */
const BROWSERS = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
export const findBrowser = (): string | undefined => BROWSERS.find(one => one && fs.existsSync(one));
export const NO_BROWSER = 'there is no browser: install Chromium, or name one in CHROMIUM';

/** Says that tests did not run. Returns the exit code: in CI that is a failure. */
export function notRun(what: string, why: string): number {
  const banner = '!'.repeat(80);
  console.error(`${banner}\nNOT RUN: ${what}: ${why}.\n${banner}`);
  return process.env['CI'] ? 1 : 0;
}
