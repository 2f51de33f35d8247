/**
 * Whether a licence expression (SPDX, annex D: names, AND, OR, WITH, brackets) can be met with allowed licences alone.
 *
 * @param {string} expression as package.json states it
 * @param {ReadonlySet<string>} allowed
 * @returns {boolean} false also for what is no such expression
 */
export function isLicenceAllowed(expression, allowed) {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;

  const readChoice = () => {
    let isFine = readSum();
    while (tokens[at] === 'OR') {
      at += 1;
      const other = readSum();
      isFine ||= other;
    }
    return isFine;
  };
  const readSum = () => {
    let isFine = readOne();
    while (tokens[at] === 'AND') {
      at += 1;
      const other = readOne();
      isFine &&= other;
    }
    return isFine;
  };
  const readOne = () => {
    const token = tokens[at++] ?? '';
    if (token !== '(') return readName(token);
    const isFine = readChoice();
    return tokens[at++] === ')' && isFine;
  };
  const readName = (name) => {
    if (tokens[at] !== 'WITH') return allowed.has(name);
    const exception = tokens[at + 1];
    at += 2;
    return allowed.has(`${name} WITH ${exception}`);
  };

  const isFine = readChoice();
  return isFine && at === tokens.length;
}
