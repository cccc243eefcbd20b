import type {Place} from '../core/report/types.ts';

/** "Part 2 Detention › Article 7, paragraph 3". */
export const placeText = ({headings, at}: Place): string => [...(headings.length ? [headings.join(' › ')] : []), at].join(', ');

/** Where a person looks: the line where the file has lines, and the headings where there is more than lines to go by. */
export const where = (line: number, place: Place | undefined): string =>
  !place ? `line ${line}` : place.inLines ? `line ${line} (${placeText(place)})` : placeText(place);

/** The same for a place that may stand in another file of the draft. */
export const whereIn = (path: string | undefined, line: number, place: Place | undefined): string =>
  path === undefined ? where(line, place) : `${path}, ${where(line, place)}`;

/** A line for those who ask for one: of a file without lines the first. */
export const lineIn = (line: number, place: Place | undefined): number => (place?.inLines === false ? 1 : line);

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
