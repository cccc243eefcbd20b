export {readHtml} from './html.ts';
export {readLegalXml} from './legalXml.ts';
