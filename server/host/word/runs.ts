import {childNamed, elementsOf, type MarkupElement} from '../../core/draft/markup/tree.ts';
import {parseXml} from '../../core/draft/markup/xml.ts';

/** A run of a document's XML, as far as a comment has to know it. Offsets in the XML. */
export interface Run {
  readonly start: number;
  readonly end: number;
  /** What opens the run and says how it looks: a part of the run split off begins with it. */
  readonly opening: string;
  /** Where its contents begin, behind its properties. */
  readonly inner: number;
  readonly texts: readonly {readonly start: number; readonly end: number; readonly inner: number; readonly innerEnd: number}[];
  /** Holds a text box or is mathematics: comments stand around it. */
  readonly whole: boolean;
  /** Notes that it refers to, as "footnotes 3". */
  readonly notes: readonly string[];
}

/** The runs of a document in their order, outermost only. */
export function runsOf(xml: string): Run[] {
  const runs: Run[] = [];
  const visit = (element: MarkupElement): void => {
    for (const child of elementsOf(element)) {
      if (child.name === 'w:r' || child.name === 'm:oMath' || child.name === 'm:oMathPara') runs.push(runOf(child, xml));
      else if (child.name !== 'w:del' && child.name !== 'w:moveFrom' && child.name !== 'mc:Fallback') visit(child);
    }
  };
  visit(parseXml(xml, true));
  return runs;
}

function runOf(element: MarkupElement, xml: string): Run {
  const properties = childNamed(element, 'w:rPr');
  const children = elementsOf(element);
  const tagEnd = xml.indexOf('>', element.start) + 1;
  const tag = xml.slice(element.start, tagEnd);
  const whole = element.name !== 'w:r' || tag.endsWith('/>') || children.some(child => /^(?:w:(?:drawing|pict|object|ruby)|mc:)/.test(child.name));
  return {
    start: element.start,
    end: element.end,
    opening: tag + (properties ? xml.slice(properties.start, properties.end) : ''),
    inner: properties?.end ?? tagEnd,
    texts: children
      .filter(child => child.name === 'w:t' && !xml.slice(child.start, child.end).endsWith('/>'))
      .map(({start, end}) => ({start, end, inner: xml.indexOf('>', start) + 1, innerEnd: end - '</w:t>'.length})),
    whole,
    notes: children.flatMap(({name, attributes}) => {
      const part = name === 'w:footnoteReference' ? 'footnotes' : name === 'w:endnoteReference' ? 'endnotes' : '';
      return part ? [`${part} ${attributes['w:id']}`] : [];
    }),
  };
}

/** The run that holds the offset, or ends or begins at it; undefined where none is near. */
export function runAt(runs: readonly Run[], offset: number, side: 'start' | 'end'): Run | undefined {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (side === 'start' ? runs[middle]!.end <= offset : runs[middle]!.end < offset) low = middle + 1;
    else high = middle;
  }
  const run = runs[low];
  return run && run.start <= offset ? run : undefined;
}
