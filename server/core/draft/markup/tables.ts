import {elementsOf, type MarkupElement} from './tree.ts';

/** A cell with its place in the table, counting from 0. */
export interface GridCell {
  readonly element: MarkupElement;
  readonly row: number;
  readonly column: number;
}

const MOST_SPANNED = 100;

/** The rows of a table, its head first, as they stand in the source; nested tables belong to their cells. */
export function rowsOf(table: MarkupElement): MarkupElement[] {
  const rows: MarkupElement[] = [];
  for (const child of elementsOf(table)) {
    if (child.name === 'tr' || child.name === 'row') rows.push(child);
    else if (/^(?:t(?:head|body|foot|group))$/.test(child.name)) rows.push(...rowsOf(child));
  }
  return rows;
}

/** The cells of a table in the columns in which they are shown, whatever spans they have. */
export function gridOf(table: MarkupElement): GridCell[][] {
  /** For each column the first row in which it is free. */
  const free: number[] = [];
  return rowsOf(table).map((row, r) => {
    let column = 0;
    const cells: GridCell[] = [];
    for (const element of elementsOf(row)) {
      if (element.name !== 'td' && element.name !== 'th' && element.name !== 'entry') continue;
      while ((free[column] ?? 0) > r) column++;
      cells.push({element, row: r, column});
      const width = spanned(element.attributes['colspan']);
      const until = r + spanned(element.attributes['rowspan']);
      for (let i = 0; i < width; i++) free[column + i] = until;
      column += width;
    }
    return cells;
  });
}

function spanned(value: string | undefined): number {
  const n = Number(value ?? 1);
  return Number.isInteger(n) && n > 0 ? Math.min(n, MOST_SPANNED) : 1;
}

/** A number, a bullet, or a mark of consolidation ("►M1"), and nothing more. */
const LABEL = /^(?:\(?(?:\d{1,3}\p{L}?|\p{L}{1,2}|[ivxlc]{1,5}|[IVXLC]{1,5})[.)]\.?|§+\s?\d{1,4}[a-z]?\.?|[►▼]\p{Lu}?\d{0,2}|[-–—•·▪◦‣●○■□])$/u;
export const isLabel = (text: string): boolean => text.length <= 8 && LABEL.test(text);

/** Is the table there for its looks: a frame around text, or numbers beside their paragraphs? */
export function isLayout(rows: readonly (readonly string[])[]): boolean {
  return rows.every(cells => {
    const filled = cells.filter(text => text !== '');
    return filled.length <= 1 || (filled.length <= 3 && filled.slice(0, -1).every(isLabel));
  });
}
