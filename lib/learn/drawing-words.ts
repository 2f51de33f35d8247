import type { Words } from '@/lib/words/locale';

/** A drawing: what it shows, for those who do not see it, and the words inside it. */
interface DrawingWords {
  title: Words;
  labels: Readonly<Record<string, Words>>;
}

const visitor: Words = { ja: '見る人', en: 'visitor' };
const site: Words = { ja: 'サイト', en: 'site' };

export const drawingWords = {
  identity: {
    title: {
      ja: 'サイトが証明書を見せ、ブラウザが名前・期限・発行元を確かめてから、鍵のかかった通信が始まる図。',
      en: 'A site shows its certificate; the browser checks its name, dates and issuer, and only then does a locked connection begin.',
    },
    labels: {
      browser: { ja: 'ブラウザ', en: 'browser' },
      site,
      paper: { ja: '証明書', en: 'certificate' },
      name: { ja: '名前', en: 'name' },
      dates: { ja: '期限', en: 'dates' },
      issuer: { ja: '発行元', en: 'issuer' },
      locked: { ja: '鍵のかかった通信', en: 'locked connection' },
    },
  },
  impersonation: {
    title: {
      ja: '見る人が、本物のつもりで偽のサイトにつながっている図。本物のサイトは離れたところにある。',
      en: 'A visitor is connected to a false site, and takes it for the real one, which stands apart.',
    },
    labels: { visitor, false: { ja: '偽のサイト', en: 'false site' }, real: { ja: '本物', en: 'real site' } },
  },
  eavesdropping: {
    title: {
      ja: '見る人とサイトのあいだで、だれかがパスワードを読んでいる図。',
      en: 'Between a visitor and a site, somebody reads the password.',
    },
    labels: { visitor, site, reads: { ja: '読まれる', en: 'is read' } },
  },
  tampering: {
    title: {
      ja: 'サイトが送った「1,000円」が、途中で「9,000円」に書きかえられて届く図。',
      en: 'A site sends “1,000 yen”; on the way it is changed, and “9,000 yen” arrives.',
    },
    labels: {
      visitor,
      site,
      sent: { ja: '1,000円', en: '¥1,000' },
      arrived: { ja: '9,000円', en: '¥9,000' },
    },
  },
  repudiation: {
    title: {
      ja: '「注文した」「していない」と言い分が食い違い、どちらが本当か示せない図。',
      en: '“You ordered” and “I did not”: the two disagree, and neither can be shown to be right.',
    },
    labels: {
      visitor,
      site,
      did: { ja: '注文された', en: 'ordered' },
      denied: { ja: 'していない', en: 'I did not' },
    },
  },
  warning: {
    title: {
      ja: 'ブラウザの警告の画面の図。大きな三角の印と短い文があり、「戻る」のボタンが目立っている。',
      en: 'A browser’s warning: a large triangle, a short sentence, and a button to go back that stands out.',
    },
    labels: {
      sentence: { ja: '接続が保護されていません', en: 'Not a private connection' },
      back: { ja: '戻る', en: 'Go back' },
      go: { ja: '詳細', en: 'Advanced' },
    },
  },
  renewal: {
    title: {
      ja: '更新の流れの図。サーバー会社が発行元に頼み、発行元があなたのサイトを外から確かめ、確かめられたら新しい証明書を渡す。確かめるところで止まることが多い。',
      en: 'How a renewal goes: the host asks the issuer, the issuer looks at your site from outside, and hands over a new certificate when the look succeeds. It mostly stops at that look.',
    },
    labels: {
      host: { ja: 'サーバー会社', en: 'your host' },
      issuer: { ja: '発行元', en: 'issuer' },
      site: { ja: 'あなたのサイト', en: 'your site' },
      asks: { ja: '① 頼む', en: '1 asks' },
      looks: { ja: '② 確かめる', en: '2 looks' },
      gives: { ja: '③ 渡す', en: '3 hands over' },
    },
  },
  lifetime: {
    title: {
      ja: '90日・64日・45日の証明書の長さを並べた図。自動更新の時期は、90日なら残り30日、64日なら残り21日、45日なら残り15日から。',
      en: 'Certificates of 90, 64 and 45 days side by side. Renewal is due with 30 days left of 90, 21 left of 64, and 15 left of 45.',
    },
    labels: {
      days90: { ja: '90日', en: '90 days' },
      days64: { ja: '64日', en: '64 days' },
      days45: { ja: '45日', en: '45 days' },
      renewal: { ja: '自動更新の時期', en: 'renewal is due' },
    },
  },
  'address-bar': {
    title: {
      ja: 'アドレス欄の図。アドレスの左にある印を押す。Chrome は横線につまみの付いた印、Edge は錠前、Firefox は盾か錠前。',
      en: 'An address bar: press the mark at the left of the address. Chrome has lines with knobs, Edge a padlock, Firefox a shield or a padlock.',
    },
    labels: {
      address: { ja: 'example.jp', en: 'example.jp' },
      here: { ja: 'ここを押す', en: 'press here' },
    },
  },
  timeline: {
    title: {
      ja: '2021年9月の年表。6日、更新に失敗することがあると知らされる。16日、原因は更新システムの負荷と知らされる。',
      en: 'September 2021: on the 6th, notice that renewals may fail; on the 16th, that load on the renewal system was the cause.',
    },
    labels: {
      month: { ja: '2021年9月', en: 'September 2021' },
      first: { ja: '6日 失敗の知らせ', en: '6th: failures' },
      second: { ja: '16日 原因の知らせ', en: '16th: cause' },
    },
  },
} as const satisfies Record<string, DrawingWords>;

export type DrawingId = keyof typeof drawingWords;
