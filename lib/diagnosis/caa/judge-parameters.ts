import type { CaaParameter } from './parse-issue-value';

/**
 * What the parameters of a record that names the CA come to. `account` = it holds for one account alone, and whose it is
 * cannot be seen from outside · `unclear` = a parameter in unusual letter case, which not every CA reads.
 */
export type ParameterJudgement = 'allows' | 'account' | 'unclear' | 'method' | 'malformed';

const methodList = /^[a-z0-9-]+(?:,[a-z0-9-]+)*$/i;
/** RFC 3986 §3.1: an absolute address begins with its scheme. */
const absoluteAddress = /^[a-z][a-z0-9+.-]*:./i;

/** RFC 8657 §3 and §4; more than one of a kind is never satisfied. @param method the way of validation, such as "http-01" */
export function judgeParameters(parameters: readonly CaaParameter[], method: string): ParameterJudgement {
  const accounts = parameters.filter(({ tag }) => tag.toLowerCase() === 'accounturi');
  const methods = parameters.filter(({ tag }) => tag.toLowerCase() === 'validationmethods');
  if (accounts.length > 1 || methods.length > 1) return 'malformed';
  const [account] = accounts;
  const [list] = methods;
  if (account && !absoluteAddress.test(account.value)) return 'malformed';
  if (list && list.value !== '' && !methodList.test(list.value)) return 'malformed';
  if (list && !list.value.split(',').includes(method)) return isUsual(list) ? 'method' : 'unclear';
  if (account) return isUsual(account) ? 'account' : 'unclear';
  return 'allows';
}

function isUsual({ tag }: CaaParameter): boolean {
  return tag === tag.toLowerCase();
}
