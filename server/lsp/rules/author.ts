/**
 * What helps somebody who writes the files of a pack. Pure: from a file, an offset and the pack to offers, texts and places. Loaded when such a file is opened, since
 * drafters need neither a YAML parser nor schemas.
 */
import type {Schemas} from './schemaPath.ts';

export {candidatesFor, type Offer, offersAt} from './completion.ts';
export {entryText} from './entryText.ts';
export {hoverAt} from './hover.ts';
export {fileOf, type Mention, mentionAt, placesOf} from './mentions.ts';
export {textAbout} from './names.ts';
export {exampleSpan, problemSpan} from './places.ts';
export {repairAt} from './repair.ts';

/** They come from the compiler, which is a bundle of its own. */
export async function loadSchemas(): Promise<Schemas> {
  const {packSchemas} = await import('../../core/pack/index.ts');
  return packSchemas();
}
