import path from 'node:path';
import {KINDS, SHAPES, type Shape} from '../../../core/pack/shapes.ts';
import type {Kind} from '../../../core/pack/types.ts';
import {newFile} from '../../../host/authoring.ts';
import {problem, shownFrom} from '../../../host/problems.ts';
import {ExitCode} from '../../exitCodes.ts';
import type {Command} from '../../options.ts';
import {standardOutput} from '../../output.ts';
import type {Surroundings} from '../../surroundings.ts';
import {clauseTemplate, conceptTemplate, ruleTemplate} from '../../templates/rule.ts';
import {plain} from '../../terminal.ts';
import {ownPackFolders} from './packFolders.ts';

/** A file of a pack for its author to fill in. */
export async function newCommand(command: Command, surroundings: Surroundings): Promise<number> {
  const {folder, problems} = surroundings;
  const [kind, name] = command.arguments as [string, string];
  const packs = await ownPackFolders(command.packs[0], surroundings);
  const [pack, other] = packs;
  if (pack !== undefined && other !== undefined)
    problems.add(problem('--pack', `There are several packs: ${packs.map(one => shownFrom(folder, one)).join(', ')}.`, 'Say which one with --pack.'));
  if (pack === undefined || problems.anyError) return ExitCode.unusable;
  const file = path.join(pack, folderOf(kind), `${name}.yaml`);
  const shown = shownFrom(folder, file);
  const result = await newFile(file, shown, templateOf(kind, command.shape));
  if (result !== 'written') {
    problems.add(result === 'there' ? problem(shown, 'The file is there already and stays as it is.', 'Choose another name.') : result);
    return ExitCode.unusable;
  }
  standardOutput().write(plain(`Wrote ${shown}\nNext: fill it in, and run clauseguard rules test --watch\n`));
  return ExitCode.clean;
}

const isKind = (kind: string): kind is Kind => (KINDS as readonly string[]).includes(kind);
const folderOf = (kind: string): string => (isKind(kind) ? kind : `${kind}s`);

function templateOf(kind: string, shape: string | undefined): string {
  if (kind === 'concept') return conceptTemplate;
  if (kind === 'clause') return clauseTemplate;
  return ruleTemplate((shape as Shape | undefined) ?? SHAPES[kind as Kind][0]!, kind === 'accuracy');
}
