import path from 'node:path';
import {isOutside, slashes} from '../host/problems.ts';

/** Variables in which code hosts name the folder they cloned the repository into. */
const ROOTS = ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR', 'BUILD_SOURCESDIRECTORY'];

/**
 * The path of a draft as a code host wants it: from the root of the repository where the environment names it, else from `folder`, which the run was started in;
 * absolute where the draft lies outside. `base`: the folder that shown paths start from.
 */
export function hostedPaths(base: string, folder: string, environment: NodeJS.ProcessEnv): (shown: string) => string {
  const roots = [...ROOTS.flatMap(name => environment[name] || []), folder];
  return shown => {
    if (shown.startsWith('<')) return shown;
    const file = path.resolve(base, shown);
    for (const root of roots) {
      const relative = path.relative(root, file);
      if (!isOutside(relative)) return slashes(relative);
    }
    return slashes(file);
  };
}
