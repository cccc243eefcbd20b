import {inside, type Place, type Reporter} from './problems.ts';
import type {AuthoredRule} from './schema.ts';
import type {Example, Rule} from './types.ts';

/** Examples with their marks taken out. `fixes`: the rule has a fix that `becomes` can prove. */
export function readExamples({flags, allows}: AuthoredRule['examples'], place: Place, fixes: boolean, report: Reporter): Rule['examples'] {
  const read = (entry: string | {text: string; becomes?: string | undefined}, at: Place, flagging: boolean): Example => {
    const whole = typeof entry === 'string';
    const text = whole ? entry : entry.text;
    const textPlace = whole ? at : inside(at, 'text');
    const becomes = whole ? undefined : entry.becomes;
    const marked = flagging ? unmark(text, textPlace, report) : {text, marks: []};
    if (flagging && marked?.marks.length === 0)
      report.error(textPlace, 'The example does not mark what it flags.', 'Put [[ and ]] around the words that are underlined.');
    if (!flagging && text.includes('[['))
      report.error(textPlace, 'An example that is allowed marks nothing.', 'Take [[ and ]] out, or move it to `flags`.', text.indexOf('[['));
    if (becomes !== undefined && !fixes)
      report.error(
        inside(at, 'becomes'),
        'The rule has no fix that this could be the result of.',
        'Give a phrase a `becomes`, name a clause to `insert`, or delete this line.',
        'key',
      );
    if (becomes?.includes('[['))
      report.error(inside(at, 'becomes'), 'The text after the fix has no marks.', 'Take [[ and ]] out.', becomes.indexOf('[['));
    const {line} = textPlace.file.place(textPlace.keys);
    return becomes === undefined ? {...(marked ?? {text, marks: []}), line} : {...(marked ?? {text, marks: []}), becomes, line};
  };
  return {
    flags: flags.map((entry, i) => read(entry, inside(place, 'flags', i), true)),
    allows: allows.map((entry, i) => read(entry, inside(place, 'allows', i), false)),
  };
}

/** Takes [[...]] out of a text and says where they stood. */
export function unmark(source: string, place: Place, report: Reporter): Pick<Example, 'text' | 'marks'> | undefined {
  const marks: {start: number; end: number}[] = [];
  let text = '';
  let open = -1;
  let openAt = -1;
  for (let i = 0; i < source.length; ) {
    if (source.startsWith('[[', i)) {
      if (open >= 0) return report.error(place, 'A mark "[[" opens inside another.', 'Close the first with "]]"; marks do not nest.', i);
      open = text.length;
      openAt = i;
      i += 2;
    } else if (source.startsWith(']]', i) && source[i + 2] !== ']') {
      if (open < 0) return report.error(place, 'A mark "]]" closes nothing.', 'Write the "[[" where the underlined words begin, or delete it.', i);
      if (open === text.length) return report.error(place, 'The mark is empty.', 'Put the underlined words between "[[" and "]]".', openAt);
      marks.push({start: open, end: text.length});
      open = -1;
      i += 2;
    } else text += source[i++];
  }
  if (open >= 0) return report.error(place, 'The mark "[[" is not closed.', 'Write "]]" where the underlined words end.', openAt);
  return {text, marks};
}
