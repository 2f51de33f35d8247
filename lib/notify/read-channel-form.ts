import type { Words } from '@/lib/words/locale';

import type { ChannelDriver, ChannelField, ChannelValues } from './channel-driver';

export type ChannelReading =
  | { ok: true; settings: ChannelValues; secrets: ChannelValues }
  /** `field` null = about several of them. */
  | { ok: false; field: string | null; sentence: Words };

/**
 * Reads what was typed or pasted into the form of a channel.
 *
 * @param kept the secrets that are stored: a secret that is left empty stays as it is
 */
export function readChannelForm(
  driver: Pick<ChannelDriver, 'fields' | 'readTogether'>,
  typed: ChannelValues,
  kept: ChannelValues | null = null,
): ChannelReading {
  const settings: Record<string, string> = {};
  const secrets: Record<string, string> = {};
  for (const field of driver.fields) {
    const reading = readField(field, typed[field.name] ?? '', kept);
    if (!reading.ok) return { ok: false, field: field.name, sentence: reading.sentence };
    (field.isSecret ? secrets : settings)[field.name] = reading.value;
  }
  const sentence = driver.readTogether?.({ ...settings, ...secrets }) ?? null;
  return sentence === null ? { ok: true, settings, secrets } : { ok: false, field: null, sentence };
}

function readField(field: ChannelField, text: string, kept: ChannelValues | null) {
  const stored = field.isSecret ? kept?.[field.name] : undefined;
  if (text.trim() !== '') return field.read(text);
  if (stored !== undefined) return { ok: true as const, value: stored };
  if (!field.isRequired) return { ok: true as const, value: '' };
  const sentence = { ja: `「${field.label.ja}」を入れてください。`, en: `Fill in “${field.label.en}”.` };
  return { ok: false as const, sentence };
}
