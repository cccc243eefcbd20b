import {setFlagsFromString} from 'node:v8';

/** The programs that the build compiles beforehand: dist/main.cjs, dist/languageServer.cjs. */
export type Program = 'main' | 'languageServer';

/**
 * Has V8 copy fewer functions into each other and optimise later. Most of the time of a short run went into optimising, and code that has run only a little is optimised on thin evidence
 * and then again. In a server that makes the first edits, on which everybody judges it, a third cheaper, and the later ones no dearer. The bounds come from measuring one page, 60 kB and
 * 1 MB; the build sets the same, else V8 refuses the code that it keeps.
 */
export function optimiseSparingly(program: Program): void {
  for (const flag of SPARINGLY[program]) setFlagsFromString(flag);
}

/**
 * Whoever waits for a whole check gains where long functions, of which V8 wants to see more before it optimises them, need not run so much longer than short ones. Most regular expressions are
 * asked a few times, for which it is not worth compiling them; long texts have them compiled whatever this says. The young generation begins with a megabyte and doubles each time it proves
 * too small: one page waited for six collections where two do.
 */
export const SPARINGLY: {readonly [program in Program]: readonly string[]} = {
  main: [
    '--max-inlined-bytecode-size-cumulative=250',
    '--interrupt-budget=300000',
    '--bytecode-size-allowance-per-tick=600',
    '--regexp-tier-up-ticks=20',
    '--semi-space-growth-factor=16',
  ],
  languageServer: [
    '--max-inlined-bytecode-size-cumulative=250',
    '--interrupt-budget=400000',
    '--bytecode-size-allowance-per-tick=150',
    '--semi-space-growth-factor=16',
  ],
};
