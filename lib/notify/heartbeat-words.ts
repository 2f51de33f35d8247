import type { Words } from '@/lib/words/locale';

import { wordFailure } from './failure-words';
import type { HeartbeatState } from './heartbeat-setting';
import { sendFailures } from './send-outcome';

/** What came back when a sign of life did not arrive, and what to do; null = it arrived. */
export function wordHeartbeatFailure({ failure, status }: HeartbeatState): Words | null {
  if (failure === null) return null;
  if (status !== null) return wordStatus(status);
  const known = sendFailures.find((one) => one === failure);
  if (known === undefined) return null;
  const { ja, en } = wordFailure('webhook', known);
  if (known !== 'unreachable') return { ja, en };
  return { ja: `${ja}次の信号も送ってみます。`, en: `${en} The next signal is sent all the same.` };
}

function wordStatus(status: number): Words {
  const { ja, en } = listStatusWords(status);
  return { ja: ja.replace('{}', `(HTTP ${status})`), en: en.replace('{}', ` (HTTP ${status})`) };
}

function listStatusWords(status: number): Words {
  if (status === 404 || status === 410) {
    return {
      ja: '受け口のアドレスがありません{}。サービスの画面で、アドレスをもう一度コピーしてください。',
      en: 'There is nothing at that address{}. Copy it anew from the page of the service.',
    };
  }
  if (status === 401 || status === 403) {
    return {
      ja: '受け口に断られました{}。アドレスが途中で切れていないか確かめてください。',
      en: 'The service refused the signal{}. Check that the address is whole.',
    };
  }
  if (status >= 300 && status < 400) {
    return {
      ja: '別のアドレスへ案内されました{}。案内先には進みません。いまのアドレスを、サービスの画面でコピーしてください。',
      en: 'It was sent on to another address{}, which Kigen does not follow. Copy the present address from the page of the service.',
    };
  }
  if (status === 429) {
    return {
      ja: '間隔が短すぎると断られました{}。下の間隔を長くしてください。',
      en: 'The service says that it comes too often{}. Choose a longer time below.',
    };
  }
  if (status >= 500) {
    return {
      ja: '受け口のサービスが不調です{}。次の信号も送ってみます。',
      en: 'The service is in trouble{}. The next signal is sent all the same.',
    };
  }
  return {
    ja: '受け口に受け取られませんでした{}。アドレスを確かめてください。',
    en: 'The service did not take the signal{}. Check the address.',
  };
}
