import type {Layout} from '../core/draft/index.ts';
import type {MarkupError} from '../core/draft/markup/tree.ts';
import type {Format} from '../core/draft/types.ts';
import type {Problem} from '../core/span.ts';
import {problem} from './problems.ts';

/**
 * The layout of a text in a format whose reader is loaded only when it is met; undefined for Markdown and plain text, which the core reads by itself.
 */
export async function layoutOf(text: string, format: Format, shown: string): Promise<Layout | Problem | undefined> {
  if (format !== 'html' && format !== 'xml') return undefined;
  try {
    const {readHtml, readLegalXml} = await import('../core/draft/markup/index.ts');
    return format === 'html' ? readHtml(text) : (readLegalXml(text) ?? notLegal(shown));
  } catch (error) {
    return refused(error, text, shown);
  }
}

const notLegal = (shown: string): Problem =>
  problem(shown, `Cannot check ${shown}: it is XML, but neither Akoma Ntoso nor USLM.`, 'Export the draft as Akoma Ntoso, HTML or Word.');

/** What a reader of markup refused, as a problem; other errors are thrown on. */
export function refused(error: unknown, text: string, shown: string): Problem {
  const {offset, repair, message} = error as MarkupError;
  if (offset === undefined || repair === undefined) throw error;
  const before = text.slice(0, offset).split(/\r\n?|\n/);
  return problem(shown, `Cannot check ${shown}: ${message}.`, repair, before.length, before.at(-1)!.length + 1);
}
