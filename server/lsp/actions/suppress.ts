import type {Finding} from '../../core/report/types.ts';
import {blockAt} from '../blocks.ts';
import {newlineOf} from '../newline.ts';
import type {View} from '../view.ts';
import type {Template} from './edits.ts';

/**
 * A suppression of one finding, with a place for the reason. It is left empty on purpose: a suppression without a reason does not suppress,
 * and says so.
 *
 * In plain text it is a line of its own above the block. In Markdown too, where an empty line or the draft's beginning stands above; elsewhere (items,
 * cells, quotations) a line in between would end the list or the table, so that the comment goes to the end of the line.
 */
export function suppress({draft, format}: View, finding: Finding): Template {
  const {source} = draft;
  const block = blockAt(draft, finding.start);
  const newline = newlineOf(source);
  const lineStart = source.lastIndexOf('\n', block.start - 1) + 1;
  const indent = source.slice(lineStart, block.start);
  if (format === 'text')
    return {at: lineStart, before: `${/^\s*/.exec(indent)![0]}%% clauseguard-ignore-next ${finding.rule}: `, text: '{}', after: newline};

  const above = source.slice(0, lineStart);
  const standsFree = indent === '' && (above === '' || /\n[ \t]*\r?\n$/.test(above) || /^[ \t]*\r?\n$/.test(above));
  if (standsFree && (block.kind === 'paragraph' || block.kind === 'heading'))
    return {at: lineStart, before: `<!-- clauseguard-ignore-next ${finding.rule}: `, text: '{}', after: ` -->${newline}`};
  return {
    at: endOfRow(source, finding.end, block.cell !== undefined),
    before: ` <!-- clauseguard-ignore-line ${finding.rule}: `,
    text: '{}',
    after: ' -->',
  };
}

/** End of the line on which an offset stands, before white space; inside the last cell of a table's row. */
function endOfRow(source: string, offset: number, inTable: boolean): number {
  let end = source.indexOf('\n', offset);
  if (end < 0) end = source.length;
  const row = source.slice(offset, end);
  const kept = inTable ? row.trimEnd().replace(/\|$/, '').trimEnd() : row.trimEnd();
  return offset + kept.length;
}
