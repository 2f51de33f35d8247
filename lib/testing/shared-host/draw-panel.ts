import type { HostedDomain } from './hosted-domain';
import { offLooks, onResults } from './trouble';
import { flappingWords, offWords, onWords } from './trouble-words';

/** What stands on the setting's page besides the setting. */
export interface SettingNotes {
  isRefused: boolean;
  /** 無効化されました, 有効化されました */
  toast: string | null;
}

export const refusal = '設定変更中のため、操作を行うことができません';

const stateWords = { 'in-use': '利用中', off: null, 'turning-off': '設定中', 'turning-on': '設定中' } as const;

/** 「サイト管理」: the domain that is chosen, and what can be set for it. */
export function drawSites(domain: HostedDomain): string {
  return drawPage('サイト管理', domain, '/sites', '<ul><li><a href="/security">サイトセキュリティ</a></li></ul>');
}

/** 「切り替え」: which domain everything else is about. */
export function drawChoice(domain: HostedDomain, domains: readonly HostedDomain[]): string {
  const items = domains.map(
    ({ host }) =>
      `<li><form method="post" action="/switch"><button name="host" value="${escape(host)}"${host === domain.host ? ' aria-current="true"' : ''}>${escape(host)}</button></form></li>`,
  );
  return drawPage('ドメインの切り替え', domain, '/switch', `<ul class="domains">${items.join('')}</ul>`);
}

export function drawSecurity(domain: HostedDomain): string {
  return drawPage('サイトセキュリティ', domain, '/security', '<ul><li><a href="/security/ssl">独自SSL</a></li></ul>');
}

export function drawSsl(domain: HostedDomain): string {
  const items = `<ul><li><a href="/security/ssl/free">無料独自SSL</a> ${drawState(domain)}</li></ul>`;
  return drawPage('独自SSL', domain, '/security', items);
}

/** 「利用設定」: the switch that all this is about. The page comes anew by itself while something is changing. */
export function drawSetting(domain: HostedDomain, { isRefused, toast }: SettingNotes): string {
  const isOn = domain.panel === 'in-use' || domain.panel === 'turning-off';
  const button = (press: 'on' | 'off', isPressed: boolean) =>
    `<button name="press" value="${press}" aria-pressed="${isPressed}">${press.toUpperCase()}</button>`;
  const body = `
${isRefused ? `<p class="refusal" role="alert">${refusal}</p>` : ''}
<p>${drawState(domain)}</p>
<form method="post" action="/security/ssl/free" class="setting">
<span id="use">利用設定</span>
<span role="group" aria-labelledby="use">${button('on', isOn)} ${button('off', !isOn)}</span>
</form>
${toast === null ? '' : `<p class="toast" role="status">${toast}</p>`}
${drawRehearsal(domain)}`;
  return drawPage('無料独自SSL', domain, '/security', body, describeVersion(domain, toast));
}

/** Changes when the page of the setting has something new to show. */
export function describeVersion({ host, panel }: HostedDomain, toast: string | null): string {
  return [host, panel, toast].join(' ');
}

function drawState({ panel }: HostedDomain): string {
  const word = stateWords[panel];
  return word === null ? '' : `<span class="state">${word}</span>`;
}

/** What a real panel has not: somebody who rehearses chooses here what goes wrong. */
function drawRehearsal({ trouble }: HostedDomain): string {
  return `<section class="rehearsal" aria-labelledby="rehearsal"><h2 id="rehearsal">練習の設定(本物の画面にはありません)</h2>
<form method="post" action="/trouble">
<label>OFFにすると / OFF: ${drawSelect('off', offLooks, offWords, trouble.off)}</label>
<label>ONにすると / ON: ${drawSelect('on', onResults, onWords, trouble.on)}</label>
<label>新旧が入れかわる名前 / flapping: ${drawSelect('flapping', ['none', 'apex', 'www'], flappingWords, trouble.flapping ?? 'none')}</label>
<button>この設定で練習する</button>
</form></section>`;
}

function drawSelect<T extends string>(
  name: string,
  values: readonly T[],
  words: Readonly<Record<T, { ja: string; en: string }>>,
  selected: T,
): string {
  const options = values.map(
    (value) =>
      `<option value="${value}"${value === selected ? ' selected' : ''}>${words[value].ja} / ${words[value].en}</option>`,
  );
  return `<select name="${name}">${options.join('')}</select>`;
}

function drawPage(
  title: string,
  domain: HostedDomain,
  place: '/sites' | '/switch' | '/security',
  body: string,
  version = '',
): string {
  const current = (href: string) => (href === place ? ' aria-current="page"' : '');
  return `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}(練習用)</title><link rel="stylesheet" href="/panel.css"><link rel="icon" href="data:,">
${version === '' ? '' : `<script src="/panel.js" data-version="${escape(version)}" defer></script>`}</head>
<body>
<header><p class="practice">練習用の画面です。本物のConoHaの画面ではありません。<small lang="en">This is for practice. It is not ConoHa’s real panel.</small></p>
<div class="bar"><strong>練習パネル</strong><span aria-current="true">WING</span>
<nav aria-label="メニュー"><ul><li><a href="/sites"${current('/sites')}>サイト管理</a></li><li><a href="/security"${current('/security')}>サイトセキュリティ</a></li></ul></nav></div>
<p class="domain"><span>${escape(domain.host)}</span> <a href="/switch"${current('/switch')}>切り替え</a></p></header>
<main><h1>${title}</h1>${body}</main>
</body></html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
