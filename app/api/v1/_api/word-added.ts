import { createTranslator } from 'next-intl';
import { messages } from '@/lib/words/messages';
import type { AddSitesResult } from '@/lib/monitor/add-sites';
import { foldTagName, parseTagNames, type RefusedTag } from '@/lib/monitor/tag-name';
import type { TargetRefusal } from '@/lib/tls/parse-target';
import type { Words } from '@/lib/words/locale';
import type { FieldError, Refusal } from './problems';

// What the form on the board says, for the API: the same sentences.

export function wordTargetRefusal(refusal: TargetRefusal): Words {
  return { ja: messages.ja.add.refusal[refusal], en: messages.en.add.refusal[refusal] };
}

/** Why a text as a whole was too much at once. */
export function refuseTooMuch(tooMuch: NonNullable<AddSitesResult['tooMuch']>): Refusal {
  const say = (locale: 'ja' | 'en') => {
    const t = createTranslator({ locale, messages: messages[locale], namespace: 'add' });
    return tooMuch.kind === 'too-long'
      ? t('tooLong', { limit: tooMuch.limit / 1024 })
      : t('tooMany', { count: tooMuch.count, limit: tooMuch.limit });
  };
  return {
    problem: 'invalid',
    errors: [{ pointer: '/entries', code: tooMuch.kind, detail: { ja: say('ja'), en: say('en') } }],
  };
}

/**
 * Why tags cannot be given; null when they can.
 *
 * @param carried the names that the site has already: they may stay, whatever is refused today
 */
export function refuseTags(tags: readonly string[], carried: readonly string[] = []): Refusal | null {
  const { refused } = parseTagNames(tags.filter((tag) => !carried.includes(foldTagName(tag))));
  if (refused.length === 0) return null;
  return { problem: 'invalid', errors: refused.map((tag) => wordRefusedTag(tag, tags.indexOf(tag.text))) };
}

export function wordRefusedTag({ refusal }: RefusedTag, index: number): FieldError {
  const detail = { ja: messages.ja.site.tagRefused[refusal], en: messages.en.site.tagRefused[refusal] };
  return { pointer: index < 0 ? '/tags' : `/tags/${index}`, code: refusal, detail };
}
