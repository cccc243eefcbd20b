import {nearest} from '../../core/pack/nearest.ts';
import type {Span} from '../../core/span.ts';
import type {EditedPack} from '../host.ts';
import {candidatesFor} from './completion.ts';
import {slotAt} from './cursor.ts';
import type {RuleFile} from './ruleFile.ts';
import type {Schemas} from './schemaPath.ts';

/** What was likely meant by the key or name at the offset, if nothing goes by what stands there. */
export function repairAt(file: RuleFile, offset: number, edited: EditedPack, schemas: Schemas): (Span & {text: string}) | undefined {
  // In a phrase the place of a problem is the bracket before the name.
  const at = file.text[offset] === '{' ? offset + 1 : offset;
  const slot = slotAt(file.text, at);
  if (!slot) return undefined;
  const candidates = candidatesFor(slot, file, edited, schemas, at);
  const span = candidates[0]?.span;
  if (!span) return undefined;
  const written = file.text.slice(span.start, span.end);
  const labels = candidates.map(one => one.label);
  if (written === '' || labels.includes(written)) return undefined;
  const meant = nearest(written, labels);
  return meant === undefined ? undefined : {...span, text: meant};
}
