import type {Place} from '../core/report/types.ts';
import type {Voice} from './voice.ts';

/** "Part 2 Detention › Article 7, paragraph 3". */
export const placeText = ({headings, at}: Place): string => [...(headings.length ? [headings.join(' › ')] : []), at].join(', ');

/** Where a person looks: the line where the file has lines, and the headings where there is more than lines to go by. */
export function where(line: number, place: Place | undefined, voice: Voice): string {
  if (place && !place.inLines) return placeText(place);
  const inLine = voice.say('line', {n: line});
  return place ? `${inLine} (${placeText(place)})` : inLine;
}

/** The same for a place that may stand in another file of the draft. */
export const whereIn = (path: string | undefined, line: number, place: Place | undefined, voice: Voice): string =>
  path === undefined ? where(line, place, voice) : `${path}, ${where(line, place, voice)}`;

/** A line for those who ask for one: of a file without lines the first. */
export const lineIn = (line: number, place: Place | undefined): number => (place?.inLines === false ? 1 : line);

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
