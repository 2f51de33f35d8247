import document from '@/docs/openapi.json';
import { answerJson } from '../_api/answer';

/** The API's description, for programs: it says the same of every Kigen, so that no key is needed. */
export function GET(): Response {
  return answerJson(200, JSON.stringify(document));
}
