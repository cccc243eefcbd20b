import {readExamples} from './examples.ts';
import {suggest} from './nearest.ts';
import {anonymous, compilePatterns, type Scope, written} from './patterns.ts';
import {parsePhrase} from './phrase.ts';
import {inside, type Place, type Reporter} from './problems.ts';
import {type AuthoredRule, ruleShapes} from './schema.ts';
import {KINDS, SHAPES, type Shape} from './shapes.ts';
import type {Avoid, Clause, Except, Kind, Rule, Source, TableNeed} from './types.ts';
import {validateAt} from './validate.ts';

/** What a rule may name besides concepts. */
export interface Library {
  readonly sources: ReadonlyMap<string, Source>;
  readonly clauses: ReadonlyMap<string, Clause>;
  /** Clauses whose files exist and cannot be used. */
  readonly brokenClauses: ReadonlySet<string>;
  /** Ids of the requirements that are described. */
  readonly requirements: readonly string[];
}

/** Compiles one rule; undefined after its problems were reported. What it added to the store then has to be rolled back. */
export function compileRule(kind: Kind, value: unknown, place: Place, library: Library, scope: Scope): Rule | undefined {
  const {report, id} = scope;
  const shape = shapeOf(kind, value, place, report);
  if (shape === undefined) return undefined;
  const authored = validateAt(ruleShapes[shape], withoutStrangers(shape, value as object, place, report), place, report) as AuthoredRule | undefined;
  if (!authored) return undefined;
  const {title, covers, level, profile, for: kinds, why, misses, advise} = authored;
  const insert = 'insert' in authored ? authored.insert : undefined;
  checkCovers(covers, inside(place, 'covers'), library, report);
  if ('alongside' in authored) authored.alongside?.forEach((set, i) => checkCovers(set, inside(place, 'alongside', i), library, report));
  const source = checkSources(kind, authored, place, library, report);
  if (insert !== undefined && !library.clauses.has(insert)) {
    if (library.brokenClauses.has(insert))
      report.blocked(
        inside(place, 'insert'),
        `The clause "${insert}" cannot be used, because clauses/${insert}.yaml has a problem; this rule is left out too.`,
        `Mend clauses/${insert}.yaml.`,
      );
    else
      report.error(
        inside(place, 'insert'),
        `There is no clause "${insert}"; looked for clauses/${insert}.yaml in ${scope.names.searched.replace('concepts/', 'clauses/')}.`,
        suggest(insert, [...library.clauses.keys()]) || `Write clauses/${insert}.yaml.`,
      );
  }
  const look = compileLook(authored, place, scope);
  const fixes = insert !== undefined || (look.avoid?.some(avoid => avoid.becomes !== undefined) ?? false);
  const examples = readExamples(authored.examples, inside(place, 'examples'), fixes, report);
  if (!report.usable(place.file.path)) return undefined;
  return {
    id,
    kind,
    title,
    covers,
    level,
    ...(profile === 'strict' ? {profile} : {}),
    ...(kinds === undefined ? {} : {for: kinds}),
    why,
    source,
    ...(misses === undefined ? {} : {misses}),
    ...look,
    ...leadsOf(look),
    ...(insert === undefined ? {} : {insert}),
    ...(advise === undefined ? {} : {advise}),
    examples,
  };
}

/** The one shape of a rule, told by its keys. */
function shapeOf(kind: Kind, value: unknown, place: Place, report: Reporter): Shape | undefined {
  const choose =
    'Give the rule exactly one of `avoid` (wordings), `finds` (a statement), `when` with `needs` (a missing safeguard), `table` (a missing column) and `check`.';
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return report.error(place, 'A rule is a map of keys.', 'Begin with `title:`, `covers:`, `level:`.');
  const given = (['avoid', 'finds', 'needs', 'table', 'check'] as const).filter(
    shape => Object.hasOwn(value, shape) || (shape === 'needs' && Object.hasOwn(value, 'when')),
  );
  const [shape, other] = given;
  if (shape === undefined) return report.error(place, 'The rule does not say what it looks for.', choose);
  if (other !== undefined)
    return report.error(
      inside(place, Object.hasOwn(value, other) ? other : 'when'),
      `The rule has two shapes, \`${shape}\` and \`${other}\`.`,
      `${choose} Make two rules of it.`,
      'key',
    );
  if (SHAPES[kind].includes(shape)) return shape;
  const folders = KINDS.filter(one => SHAPES[one].includes(shape))
    .map(one => `${one}/`)
    .join(', ');
  return report.error(
    inside(place, Object.hasOwn(value, shape) ? shape : 'when'),
    `A rule in ${kind}/ cannot have the shape \`${shape}\`.`,
    `Move the file to ${folders.replace(/, ([^,]+)$/, ' or $1')}, or give it one of: ${SHAPES[kind].join(', ')}.`,
    'key',
  );
}

/** The rule without the keys that only other shapes have, each of which is reported as what it is. */
function withoutStrangers(shape: Shape, value: object, place: Place, report: Reporter): object {
  const shapes = Object.keys(ruleShapes) as Shape[];
  return Object.fromEntries(
    Object.entries(value).filter(([key]) => {
      if (Object.hasOwn(ruleShapes[shape].shape, key)) return true;
      const owners = shapes.filter(other => Object.hasOwn(ruleShapes[other].shape, key));
      if (owners.length === 0) return true;
      const names = owners.map(owner => `\`${owner}\``).join(' and ');
      report.error(
        inside(place, key),
        `The key "${key}" belongs to rules with ${names}, and this one has \`${shape}\`.`,
        'Delete it, or make a rule of that shape.',
        'key',
      );
      return false;
    }),
  );
}

/** Letters of an area of which nothing is described are the author's own, and need not be. */
function checkCovers(covers: readonly string[], place: Place, {requirements}: Library, report: Reporter): void {
  covers.forEach((id, i) => {
    if (covers.indexOf(id) < i) report.error(inside(place, i), `"${id}" is listed twice.`, 'Keep it once.');
    const area = requirements.filter(one => one.slice(0, 2) === id.slice(0, 2));
    if (area.length && !area.includes(id))
      report.doubt(
        inside(place, i),
        `No requirement ${id} is described.`,
        `Described are ${area.join(', ')}. For a new one take letters of your own.`,
      );
  });
}

function checkSources(kind: Kind, {source}: AuthoredRule, place: Place, {sources}: Library, report: Reporter): readonly string[] {
  const keys = Array.isArray(source) ? source : [source];
  const at = (i: number): Place => (Array.isArray(source) ? inside(place, 'source', i) : inside(place, 'source'));
  keys.forEach((key, i) => {
    if (!sources.has(key))
      report.error(at(i), `There is no source "${key}"; looked in sources.yaml.`, suggest(key, [...sources.keys()]) || 'Add it to sources.yaml.');
  });
  if (kind === 'accuracy' && keys.every(key => sources.has(key)) && !keys.some(key => sources.get(key)!.primary))
    report.error(
      inside(place, 'source'),
      'An accuracy rule needs a primary source, and none of these is marked `primary: true`.',
      'Name the treaty or law that proves the statement wrong.',
      'key',
    );
  return keys;
}

/** The part of a rule that says what it looks for. */
function compileLook(
  rule: AuthoredRule,
  place: Place,
  scope: Scope,
): Pick<Rule, 'avoid' | 'prefer' | 'finds' | 'when' | 'alongside' | 'needs' | 'resembles' | 'unless' | 'table' | 'check' | 'except'> {
  const at = (key: string): Place => inside(place, key);
  if ('avoid' in rule) {
    if (rule.fix === 'safe' && !rule.avoid.some(entry => typeof entry !== 'string' && entry.becomes !== undefined))
      scope.report.error(at('fix'), 'No phrase has a `becomes` that could be applied.', 'Write `becomes` beside the phrase, or delete `fix`.', 'key');
    return {
      avoid: rule.avoid.flatMap((entry, i) => compileAvoid(entry, rule.fix === 'safe', inside(at('avoid'), i), scope) ?? []),
      ...(rule.prefer === undefined ? {} : {prefer: rule.prefer}),
      except: compileExcept(rule.except, at('except'), scope),
    };
  }
  if ('finds' in rule) return {finds: compilePatterns(rule.finds, at('finds'), scope), except: compileExcept(rule.except, at('except'), scope)};
  if ('needs' in rule)
    return {
      when: compilePatterns(rule.when, at('when'), scope),
      ...(rule.alongside === undefined ? {} : {alongside: rule.alongside}),
      needs: {any: compilePatterns(rule.needs.any, inside(at('needs'), 'any'), scope), within: rule.needs.within},
      ...(rule.resembles === undefined ? {} : {resembles: compilePatterns(rule.resembles, at('resembles'), scope)}),
      ...(rule.unless === undefined ? {} : {unless: compilePatterns(rule.unless, at('unless'), scope)}),
      except: compileExcept(rule.except, at('except'), scope),
    };
  if ('table' in rule) {
    const of = (key: keyof TableNeed): number => anonymous(written(rule.table[key], inside(at('table'), key)), 'inflected', scope);
    return {
      table: {of: of('of'), beside: of('beside'), needs: of('needs'), open: of('open')},
      except: compileExcept(rule.except, at('except'), scope),
    };
  }
  return {check: rule.check, except: {overlaps: -1, sentence: -1, document: -1}};
}

function leadsOf({avoid, finds}: Pick<Rule, 'avoid' | 'finds'>): Pick<Rule, 'leads'> {
  const leads = avoid?.map(({concept}) => concept) ?? finds?.flatMap(({says}) => says);
  return leads ? {leads: [...new Set(leads)]} : {};
}

function compileAvoid(entry: AuthoredRule<'avoid'>['avoid'][number], safe: boolean, place: Place, scope: Scope): Avoid | undefined {
  const phrase = typeof entry === 'string' ? entry : entry.phrase;
  const becomes = typeof entry === 'string' ? undefined : entry.becomes;
  // One phrase per concept, so that the finding knows which phrase it was.
  const concept = anonymous([{text: phrase, place: typeof entry === 'string' ? place : inside(place, 'phrase')}], 'exact', scope);
  if (concept < 0) return undefined;
  const brackets = parsePhrase(phrase).phrase?.brackets ?? 0;
  for (const [sign, digit] of becomes?.matchAll(/\$(\d)/g) ?? [])
    if (Number(digit) < 1 || Number(digit) > brackets)
      scope.report.error(
        inside(place, 'becomes'),
        `"${sign}" stands for a bracket that the phrase does not have.`,
        brackets
          ? `The phrase has ${brackets === 1 ? 'one bracket: $1' : `brackets $1 to $${brackets}`}.`
          : 'Put brackets around what is to be carried over.',
        becomes!.indexOf(sign),
      );
  return becomes === undefined ? {concept, phrase, safe: false} : {concept, phrase, becomes, safe};
}

function compileExcept(
  except: {overlaps?: string[] | undefined; sentence?: string[] | undefined; document?: string[] | undefined} | undefined,
  place: Place,
  scope: Scope,
): Except {
  const of = (key: keyof Except): number => anonymous(written(except?.[key], inside(place, key)), 'exact', scope);
  return {overlaps: of('overlaps'), sentence: of('sentence'), document: of('document')};
}
