import {cacheFolder} from '../../host/cacheFolder.ts';
import {type PackCache, packCache} from '../../host/packCache.ts';

/** Where the command line keeps compiled packs, too. A web worker has no such place. */
export const usualCache = (): PackCache | undefined => packCache(cacheFolder());
