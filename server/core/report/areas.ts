import type {Language} from '../pack/types.ts';

/** Names of the areas that the letters of our requirements stand for. Areas of other packs are shown by their letters. */
const AREAS: {readonly [letters: string]: string} = {
  SC: 'Survivor-centred support and language',
  NR: 'Non-refoulement and access to protection',
  DP: 'Due process',
  PD: 'Personal data',
  CH: 'Children and groups with specific needs',
  LA: 'Labour migration and recruitment',
  DE: 'Detention and borders',
  TS: 'Criminal justice on trafficking and smuggling',
  GV: 'Governance and accountability',
  PT: 'Pathways, services and returns',
  AC: 'Accuracy',
};

/** The letters before the number of a requirement: "NR" of "NR-04"; '' for what is no requirement. */
export const areaOf = (requirement: string): string => /^([A-Z]{1,6})-\d/.exec(requirement)?.[1] ?? '';

/** The area's name in a language that has it, else in English; the letters where nobody named it. */
export const areaName = (area: string, {areas}: Pick<Language, 'areas'> = {areas: {}}): string =>
  Object.hasOwn(areas, area) ? areas[area]! : Object.hasOwn(AREAS, area) ? AREAS[area]! : area;
