import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/**
 * Where reports and compiled packs are kept unless --cache-folder says otherwise: beside other programs' caches and not beside the drafts, so that no
 * change to a repository can bring anything along that nobody made.
 */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const home = os.homedir();
  const base =
    environment['XDG_CACHE_HOME'] ||
    (process.platform === 'win32'
      ? environment['LOCALAPPDATA'] || path.join(home, 'AppData', 'Local')
      : process.platform === 'darwin'
        ? path.join(home, 'Library', 'Caches')
        : path.join(home, '.cache'));
  return path.join(base, 'clauseguard');
}
