import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { Field } from '@/components/ui/form-field';

/** Where somebody chooses a password, with what makes a good one. */
export async function newPasswordField(name = 'password'): Promise<Field> {
  const t = await getTranslations('account');
  return { name, label: t('newPassword'), type: 'password', autoComplete: 'new-password', hint: t('passwordHint') };
}
