import * as vscode from 'vscode';
import type {CoverageState, DraftCoverage, EvidenceRole, Range, RequirementCoverage} from '../../server/protocol/index.ts';

export interface Area {
  readonly kind: 'area';
  readonly name: string;
  readonly letters: string;
  readonly requirements: readonly Requirement[];
  readonly children: readonly (Requirement | Silent)[];
}
/** What nothing in the draft calls for, folded away. */
export interface Silent {
  readonly kind: 'silent';
  readonly letters: string;
  readonly requirements: readonly Requirement[];
}
export interface Requirement {
  readonly kind: 'requirement';
  readonly draft: vscode.Uri;
  readonly about: RequirementCoverage;
  readonly children: readonly (Evidence | Clause)[];
}
export interface Evidence {
  readonly kind: 'evidence';
  readonly parent: Requirement;
  readonly role: EvidenceRole;
  readonly range: Range;
  readonly excerpt: string;
  /** Where it stands in another file of the draft. */
  readonly uri?: string;
}
/** A model clause that can be inserted. */
export interface Clause {
  readonly kind: 'clause';
  readonly parent: Requirement;
  readonly key: string;
  readonly title: string;
}
export type Node = Area | Silent | Requirement | Evidence | Clause;

/** What needs somebody's attention comes first. */
const ORDER: readonly CoverageState[] = ['missing', 'weak', 'present', 'not-applicable'];

export function areasOf({uri, requirements}: DraftCoverage): Area[] {
  const draft = vscode.Uri.parse(uri);
  const byLetters = new Map<string, RequirementCoverage[]>();
  for (const one of requirements) byLetters.set(one.area, [...(byLetters.get(one.area) ?? []), one]);
  return [...byLetters].map(([letters, list]) => {
    const requirements = list.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)).map(about => requirementOf(draft, about));
    const asked = requirements.filter(({about}) => about.state !== 'not-applicable');
    const silent: Silent = {kind: 'silent', letters, requirements: requirements.filter(({about}) => about.state === 'not-applicable')};
    const children = silent.requirements.length ? [...asked, silent] : asked;
    return {kind: 'area', letters, name: list[0]!.areaName, requirements, children};
  });
}

export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'area':
    case 'requirement':
      return node.children;
    case 'silent':
      return node.requirements;
    default:
      return [];
  }
}

function requirementOf(draft: vscode.Uri, about: RequirementCoverage): Requirement {
  const children: (Evidence | Clause)[] = [];
  const node: Requirement = {kind: 'requirement', draft, about, children};
  children.push(...about.evidence.map((one): Evidence => ({kind: 'evidence', parent: node, ...one})));
  if (lacks(about)) children.push(...about.clauses.map((one): Clause => ({kind: 'clause', parent: node, ...one})));
  return node;
}

const lacks = ({state}: RequirementCoverage): boolean => state === 'missing' || state === 'weak';

export const STATES: {readonly [state in CoverageState]: {readonly word: string; readonly icon: string; readonly color: string}} = {
  present: {word: 'present', icon: 'pass', color: 'testing.iconPassed'},
  weak: {word: 'weak', icon: 'warning', color: 'list.warningForeground'},
  missing: {word: 'missing', icon: 'error', color: 'list.errorForeground'},
  'not-applicable': {word: 'not called for', icon: 'circle-slash', color: 'disabledForeground'},
};
const ROLES: {readonly [role in EvidenceRole]: {readonly words: string; readonly icon: string}} = {
  trigger: {words: 'calls for it', icon: 'arrow-small-right'},
  safeguard: {words: 'gives it', icon: 'check'},
  weakening: {words: 'takes from it', icon: 'arrow-small-down'},
};

export function toItem(node: Node): vscode.TreeItem {
  switch (node.kind) {
    case 'area':
      return areaItem(node);
    case 'silent':
      return silentItem(node);
    case 'requirement':
      return requirementItem(node);
    case 'evidence':
      return evidenceItem(node);
    case 'clause':
      return clauseItem(node);
  }
}

function areaItem({name, requirements}: Area): vscode.TreeItem {
  const states = requirements.map(({about}) => about.state);
  const count = (state: CoverageState): number => states.filter(one => one === state).length;
  const asked = states.length - count('not-applicable');
  const worst = ORDER.find(state => states.includes(state))!;
  const item = new vscode.TreeItem(name, worst === 'missing' ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed);
  item.id = name;
  item.iconPath = iconOf(worst);
  item.description = asked ? `${count('present')} of ${asked}` : STATES['not-applicable'].word;
  const told = ORDER.flatMap(state => (count(state) ? `${count(state)} ${STATES[state].word}` : [])).join(', ');
  item.tooltip = `${name}: ${told}`;
  item.accessibilityInformation = {label: item.tooltip};
  return item;
}

function silentItem({letters, requirements}: Silent): vscode.TreeItem {
  const item = new vscode.TreeItem(`${requirements.length} not called for`, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${letters} silent`;
  item.iconPath = iconOf('not-applicable');
  item.tooltip = 'Nothing in the draft calls for these safeguards.';
  return item;
}

function requirementItem(node: Requirement): vscode.TreeItem {
  const {about, draft, children} = node;
  const {requirement, name, state, evidence, title} = about;
  const item = new vscode.TreeItem(name, children.length ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None);
  item.id = requirement;
  item.iconPath = iconOf(state);
  item.description = `${STATES[state].word} · ${requirement}`;
  item.tooltip = state === 'missing' || state === 'weak' ? `${requirement}: ${title}` : `${requirement}: ${name}`;
  item.accessibilityInformation = {label: `${name}: ${STATES[state].word}`};
  item.contextValue = lacks(about) && about.clauses.length ? 'lacking' : 'requirement';
  const telling = evidence.find(one => one.role === 'weakening') ?? evidence.find(one => one.role === 'safeguard') ?? evidence[0];
  if (telling) item.command = revealCommand(fileOf(telling, draft), telling.range);
  return item;
}

const fileOf = ({uri}: {readonly uri?: string | undefined}, draft: vscode.Uri): vscode.Uri => (uri === undefined ? draft : vscode.Uri.parse(uri));

function evidenceItem({role, range, excerpt, parent, uri}: Evidence): vscode.TreeItem {
  const at = `${uri === undefined ? '' : `${decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))}, `}line ${range.start.line + 1}`;
  const item = new vscode.TreeItem(excerpt);
  item.iconPath = new vscode.ThemeIcon(ROLES[role].icon);
  item.description = `${ROLES[role].words}, ${at}`;
  item.tooltip = excerpt;
  item.accessibilityInformation = {label: `${ROLES[role].words}, ${at}: ${excerpt}`};
  item.contextValue = 'evidence';
  item.command = revealCommand(fileOf({uri}, parent.draft), range);
  return item;
}

function clauseItem(node: Clause): vscode.TreeItem {
  const item = new vscode.TreeItem(`Insert “${node.title}”`);
  item.iconPath = new vscode.ThemeIcon('add');
  item.contextValue = 'clause';
  item.command = {title: 'Insert Model Clause', command: 'clauseguard.insertClause', arguments: [node]};
  return item;
}

const iconOf = (state: CoverageState): vscode.ThemeIcon => new vscode.ThemeIcon(STATES[state].icon, new vscode.ThemeColor(STATES[state].color));

const revealCommand = (draft: vscode.Uri, {start, end}: Range): vscode.Command => ({
  title: 'Show',
  command: 'clauseguard.reveal',
  arguments: [draft, new vscode.Range(start.line, start.character, end.line, end.character)],
});
