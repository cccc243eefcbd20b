/** Document elements of legal XML that we know, and namespaces for those whose names say little. */
const DOCUMENTS = new Set(
  (
    'akomaNtoso lawDoc bill resolution pLaw statutesAtLarge uscDoc amendment engrossedAmendment presidentialDoc federalRegister cfrDoc legis legislation ' +
    'act judgment doc debate officialGazette'
  ).split(' '),
);
const NAMESPACE = /docs\.oasis-open\.org\/legaldocml|akomantoso\.org|schemas\.gpo\.gov\/xml\/uslm|xml\.house\.gov\/schemas/;
const ALONE = new Set(['akomaNtoso', 'lawDoc', 'pLaw', 'uscDoc', 'legis']);
const FIRST_TAG = /<([A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})([^<>]{0,4000})>/;

/** Told from the start of the document, so that other XML in a folder costs nothing. */
export function isLegalXml(source: string): boolean {
  const first = FIRST_TAG.exec(source.slice(0, 20_000));
  if (!first) return source.slice(0, 2000).includes('akomaNtoso');
  return ALONE.has(first[2]!) || (DOCUMENTS.has(first[2]!) && NAMESPACE.test(first[3]!));
}
