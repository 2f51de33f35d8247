import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { messages } from './messages';

const root = path.resolve(import.meta.dirname, '../..');
const sources = listSources();
const used = sources.flatMap(listUsedKeys);

describe('the words of the screens', () => {
  it('exist in both languages under the same keys', () => {
    expect(keysOf(messages.en).toSorted()).toEqual(keysOf(messages.ja).toSorted());
  });

  it('take the same values in both languages', () => {
    const english = new Map(entriesOf(messages.en));
    for (const [key, japanese] of entriesOf(messages.ja)) {
      expect(argumentsOf(english.get(key) ?? ''), key).toEqual(argumentsOf(japanese));
    }
  });

  it('are never empty', () => {
    for (const locale of ['ja', 'en'] as const) {
      for (const [key, text] of entriesOf(messages[locale])) expect(text.trim(), `${locale} ${key}`).not.toBe('');
    }
  });

  it('are all used by a page', () => {
    const unused = keysOf(messages.ja).filter((key) => !used.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });

  it('are all there that a page asks for', () => {
    const missing = used.filter((pattern) => !keysOf(messages.ja).some((key) => pattern.test(key)));
    expect(missing.map(String)).toEqual([]);
  });

  it('are looked for in every page and component', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(used.length).toBeGreaterThan(100);
  });
});

type Tree = { [key: string]: string | Tree };

function entriesOf(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : entriesOf(value, `${prefix}${key}.`),
  );
}

function keysOf(tree: Tree): string[] {
  return entriesOf(tree).map(([key]) => key);
}

/** The names in {braces}; a plural's branches ("one {hour}") are not names. */
function argumentsOf(text: string): string[] {
  return [
    ...new Set([...text.matchAll(/(?<!(?:one|other) )\{(\w+)(?=[,}])/g)].map((match) => match[1] ?? '')),
  ].toSorted();
}

function listSources(): string[] {
  return ['app', 'components', 'lib/view']
    .flatMap((room) =>
      readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
    )
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'));
}

interface Translator {
  name: string;
  namespace: string;
  /** The function (or file) in which the name means this. */
  scope: ts.Node;
}

/**
 * Every message that a file asks for, as a pattern over full keys. A translator is recognised by how it is made
 * (getTranslations('board'), also inside Promise.all, or createTranslator); a key in a template counts for all it may be.
 * A file that imports failure.json itself counts by its property accesses on `words`.
 */
function listUsedKeys(file: string): RegExp[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.ES2022, true);
  const translators = listTranslators(source);
  const imported = /words\/ja\/(\w+)\.json/.exec(source.text)?.[1];
  const found: RegExp[] = [];
  visit(source, (node) => {
    const asked = ts.isCallExpression(node) ? translatorOf(node.expression) : null;
    if (ts.isCallExpression(node) && asked) {
      const translator = findTranslator(translators, asked.text, node);
      const [key] = node.arguments;
      if (translator && key) found.push(...patternsOf(key).map((text) => toPattern(translator.namespace, text)));
    }
    if (imported && ts.isPropertyAccessExpression(node) && node.expression.getText() === 'words') {
      found.push(toPattern(imported, node.name.text));
    }
  });
  return found;
}

/** `t` of `t('key')` and of `t.rich('key')`. */
function translatorOf(callee: ts.Expression): ts.Identifier | null {
  const expression = ts.isPropertyAccessExpression(callee) && callee.name.text === 'rich' ? callee.expression : callee;
  return ts.isIdentifier(expression) ? expression : null;
}

function visit(node: ts.Node, act: (node: ts.Node) => void): void {
  act(node);
  ts.forEachChild(node, (child) => visit(child, act));
}

function listTranslators(source: ts.SourceFile): Translator[] {
  const found: Translator[] = [];
  visit(source, (node) => {
    if (!ts.isVariableDeclaration(node) || !node.initializer) return;
    const scope = ts.findAncestor(node, ts.isFunctionLike) ?? source;
    for (const [name, namespace] of listBound(node.name, node.initializer)) found.push({ name, namespace, scope });
  });
  return found;
}

function listBound(name: ts.BindingName, initializer: ts.Expression): [string, string][] {
  const value = ts.isAwaitExpression(initializer) ? initializer.expression : initializer;
  if (ts.isIdentifier(name)) {
    const namespace = namespaceOf(value);
    return namespace === null ? [] : [[name.text, namespace]];
  }
  const list = ts.isCallExpression(value) ? value.arguments[0] : undefined;
  if (!ts.isArrayBindingPattern(name) || !list || !ts.isArrayLiteralExpression(list)) return [];
  return name.elements.flatMap((element, index) => {
    const item = list.elements[index];
    return ts.isBindingElement(element) && item ? listBound(element.name, item) : [];
  });
}

function namespaceOf(call: ts.Expression): string | null {
  if (!ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return null;
  const text = call.getText();
  if (call.expression.text === 'getTranslations') return /\('([\w.]+)'\)/.exec(text)?.[1] ?? null;
  if (call.expression.text === 'createTranslator') return /namespace: '([\w.]+)'/.exec(text)?.[1] ?? null;
  return null;
}

/** The nearest scope around the call that gives the name its meaning. */
function findTranslator(translators: readonly Translator[], name: string, from: ts.Node): Translator | null {
  let nearest: Translator | null = null;
  ts.findAncestor(from, (scope) => {
    nearest = translators.find((translator) => translator.name === name && translator.scope === scope) ?? null;
    return nearest !== null;
  });
  return nearest;
}

/** Literal keys as they are; both arms of a condition; a template with a hole for what is not known here. */
function patternsOf(key: ts.Expression): string[] {
  if (ts.isStringLiteral(key) || ts.isNoSubstitutionTemplateLiteral(key)) return [key.text];
  if (ts.isConditionalExpression(key)) return [...patternsOf(key.whenTrue), ...patternsOf(key.whenFalse)];
  if (ts.isTemplateExpression(key))
    return [key.head.text + key.templateSpans.map((span) => `*${span.literal.text}`).join('')];
  return ['*'];
}

function toPattern(namespace: string, key: string): RegExp {
  const escaped = `${namespace}.${key}`.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', String.raw`[\w-]+`)}$`);
}
