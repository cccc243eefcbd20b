import {childNamed, type MarkupElement} from '../markup/tree.ts';

/** The `w:val` of an element's child, undefined where it has none. */
export const valueOf = (element: MarkupElement | undefined, child: string): string | undefined =>
  element && childNamed(element, child)?.attributes['w:val'];

/** A property that is on, off or not said (ECMA-376 part 1, 17.17.4: `<w:b/>` is on, `<w:b w:val="0"/>` off). */
export function toggle(element: MarkupElement | undefined, child: string): boolean | undefined {
  const property = element && childNamed(element, child);
  if (!property) return undefined;
  return !/^(?:0|false|off)$/.test(property.attributes['w:val'] ?? 'true');
}

/** A small number as Word writes it, or undefined. */
export function numberOf(value: string | undefined): number | undefined {
  const n = Number(value);
  return value !== undefined && Number.isInteger(n) && Math.abs(n) < 1_000_000 ? n : undefined;
}
