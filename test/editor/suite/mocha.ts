// Mocha as it runs in browsers, since one suite runs in a web worker. It has no files to load and no page to write to.
import 'mocha/mocha.js';

declare const Mocha: typeof import('mocha');

/** Runs what `define` defines, and rejects if any test fails. */
export function runTests(define: () => void): Promise<void> {
  // After one test has failed the editor is in no state to say anything about the next.
  const mocha = new Mocha({timeout: 30_000, bail: true, reporter: Lines as unknown as string});
  // Puts describe and it where `define` finds them.
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  define();
  return new Promise((resolve, reject) => mocha.run(failures => (failures ? reject(new Error(`${failures} failing`)) : resolve())));
}

/** The runner knows the lines of a suite by their beginning, among all that the console of VS Code says. */
const say = (text: string): void => {
  for (const line of text.split('\n')) console.log(`[suite]${line}`);
};

/** One line per test, and the totals as mocha prints them. */
class Lines {
  constructor(runner: Mocha.Runner) {
    const failures: string[] = [];
    let passed = 0;
    const started = Date.now();
    runner
      .on('suite', suite => suite.title && say(`\n  ${suite.fullTitle()}`))
      .on('pass', test => {
        passed++;
        say(`    ✔ ${test.title} (${test.duration}ms)`);
      })
      .on('fail', (test, error: Error) => {
        failures.push(`${test.fullTitle()}\n${error.stack ?? String(error)}`);
        say(`    ${failures.length}) ${test.title}`);
      })
      .on('end', () => {
        say(`\n  ${passed} passing (${Math.round((Date.now() - started) / 1000)}s)`);
        if (failures.length) say(`  ${failures.length} failing\n\n${failures.map((one, i) => `  ${i + 1}) ${one}`).join('\n\n')}`);
      });
  }
}
