import { z } from 'zod';
import { problemName } from '@/lib/db/stored-findings';
import { checkerIds } from '@/lib/diagnosis/checker';
import { findingSeverities } from '@/lib/diagnosis/finding';
import { verdicts } from '@/lib/diagnosis/verdict';
import { stepIds } from '@/lib/hosting/playbook';
import { linkDoubts } from '@/lib/letters/mail-links';
import { mailComparisons } from '@/lib/monitor/compare-mail';
import { outcomes } from '@/lib/recovery/recovery-state';
import { severities } from '@/lib/tls/problem';
import { statuses } from '@/lib/tls/status';
import { targetRefusals } from '@/lib/tls/parse-target';
import { problemNames } from './problems';
import { said } from './said';

// What the API answers with. docs/openapi.json is made of these: node --import tsx scripts/write-openapi.ts

const id = z.string().min(1).max(64);
export const siteId = id.meta(said({ ja: 'サイトのid', en: 'The id of a site' }));
const endpointId = id.meta(said({ ja: '見る先(ホストとポート)のid', en: 'The id of an endpoint' }));
const instant = z.iso.datetime();
const severity = z.enum(severities).meta(said({ ja: '重さ', en: 'How severe it is' }));
const host = z.string().meta(said({ ja: 'ASCIIの名前', en: 'The name in ASCII (punycode)' }));
const port = z.int().min(1).max(65535);
const problem = problemName.meta({
  id: 'ProblemName',
  ...said({
    ja: '問題の名前。docs/problems.md にすべてあります。',
    en: 'The name of a problem: docs/problems.md has all of them.',
  }),
});
const displayHost = z.string().meta(said({ ja: '人が読む名前', en: 'The name for the eye, in Unicode' }));

export const finding = z
  .strictObject({
    name: problem,
    severity,
    detail: z
      .string()
      .meta(said({ ja: '機械の言葉。表示するときは文字として。', en: 'The machine’s own words. Show them as text.' })),
    addresses: z.array(z.string()).meta(
      said({
        ja: '問題のあるIPアドレス。空なら名前全体',
        en: 'The addresses that show it; none = the name as a whole',
      }),
    ),
  })
  .meta({ id: 'Problem' });

export const certificate = z
  .strictObject({
    fingerprint256: z.string().meta(said({ ja: '証明書のSHA-256', en: 'SHA-256 of the certificate' })),
    subject: z.string(),
    issuer: z.string(),
    serial: z.string(),
    names: z.array(z.string()),
    notBefore: instant,
    notAfter: instant.meta(said({ ja: '期限', en: 'When it expires' })),
    keyType: z.string(),
    signatureAlgorithm: z.string(),
  })
  .meta({ id: 'Certificate' });

const siteFields = {
  id: siteId,
  host,
  displayHost,
  port,
  status: z.enum(statuses).meta({ id: 'Status', ...said({ ja: '状態。あとのものほど悪い', en: 'The worst last' }) }),
  paused: z.boolean(),
  tags: z.array(z.string()),
  createdAt: instant,
  checkedAt: instant
    .nullable()
    .meta(said({ ja: 'いちばん古い最終確認', en: 'The oldest last look among its endpoints' })),
  expiresAt: instant.nullable().meta(said({ ja: 'いちばん早い期限', en: 'The earliest expiry among its endpoints' })),
};

const endpointFields = { id: endpointId, host, port, checkedAt: instant.nullable(), expiresAt: instant.nullable() };

export const site = z
  .strictObject({
    ...siteFields,
    endpoints: z
      .array(z.strictObject({ ...endpointFields, worstProblem: finding.nullable() }))
      .meta(said({ ja: '見守っている先', en: 'What is watched of it' })),
  })
  .meta({ id: 'Site' });

export const siteDetails = z
  .strictObject({
    ...siteFields,
    firstLookPending: z
      .boolean()
      .meta(said({ ja: '追加のあとの最初の確認がまだ', en: 'The first look after adding is not done yet' })),
    endpoints: z.array(
      z.strictObject({
        ...endpointFields,
        watched: z.boolean(),
        beingChecked: z.boolean(),
        nextCheckAt: instant,
        problems: z.array(finding).meta(said({ ja: '重いものから', en: 'The worst first' })),
        certificate: certificate.nullable(),
        certificateSeenAt: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'SiteDetails' });

const mark = z.strictObject({ fingerprint256: z.string(), notBefore: instant, notAfter: instant });

export const change = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('first-look') }),
    z.strictObject({ kind: z.literal('certificate-replaced'), from: mark, to: mark }),
    z.strictObject({ kind: z.literal('unreachable'), problem: problem.nullable() }),
    z.strictObject({ kind: z.literal('answers-again') }),
    z.strictObject({ kind: z.literal('problem-appeared'), problem }),
    z.strictObject({ kind: z.literal('problem-gone'), problem }),
    z.strictObject({ kind: z.literal('nothing-changed') }),
  ])
  .meta({ id: 'Change' });

export const checkResult = z
  .strictObject({
    siteId,
    stillRunning: z.int().meta(said({ ja: 'まだ終わっていない確認の数', en: 'Looks that have not ended yet' })),
    checks: z.array(
      z.strictObject({
        endpointId,
        host,
        port,
        checkedAt: instant,
        joined: z
          .boolean()
          .meta(
            said({ ja: 'ほかの人が始めた確認の結果', en: 'It is the result of a look that somebody else had begun' }),
          ),
        problems: z.array(finding),
        changes: z.array(change),
      }),
    ),
  })
  .meta({ id: 'CheckResult' });

export const seenCertificate = z
  .strictObject({
    siteId,
    endpointId,
    host,
    port,
    firstSeenAt: instant,
    lastSeenAt: instant,
    current: z
      .boolean()
      .meta(said({ ja: '今のこの名前の証明書', en: 'It is the endpoint’s own certificate that was seen last' })),
    certificate,
  })
  .meta({ id: 'SeenCertificate' });

export const event = z
  .strictObject({
    id: z.int(),
    at: instant,
    siteId,
    endpointId,
    host,
    port,
    severity: severity.nullable().meta(said({ ja: 'nullなら問題なし', en: 'null = nothing was found' })),
    problems: z.array(problem),
    changes: z.array(change),
  })
  .meta({ id: 'Event' });

export const recovery = z
  .strictObject({
    id: z.string(),
    siteId,
    host,
    displayHost,
    port,
    hosting: z.string().meta(said({ ja: 'どのサーバー会社の手順か', en: 'Whose steps: a hosting company' })),
    startedAt: instant,
    endedAt: instant.nullable(),
    outcome: z
      .enum(outcomes)
      .nullable()
      .meta(said({ ja: 'どう終わったか。nullなら進行中', en: 'How it ended; null = it is running' })),
    step: z
      .enum(stepIds)
      .nullable()
      .meta(said({ ja: '今の、または終わったときの手順', en: 'The step where it is, or ended' })),
  })
  .meta({ id: 'Recovery' });

const diagnosisId = z.int().meta(said({ ja: '調べの番号', en: 'The number of the look' }));
const checker = z.enum(checkerIds).meta({ id: 'Checker', ...said({ ja: '何を調べるか', en: 'What is looked at' }) });
const verdict = z.enum(verdicts).meta({
  id: 'Verdict',
  ...said({
    ja: '更新できるか。重いものから。no-blocker-found も、更新できるという約束ではありません。',
    en: 'Whether it can be renewed, the gravest first. no-blocker-found is no promise that it will be.',
  }),
});

export const diagnosis = z
  .strictObject({
    id: diagnosisId,
    startedAt: instant,
    endedAt: instant,
    verdict,
    conclusion: z.string().meta(said({ ja: 'ひとことで', en: 'The whole in one sentence' })),
    findings: z
      .array(
        z.strictObject({
          name: z.string().meta(said({ ja: '見つかったことの名前', en: 'The name of what was found' })),
          severity: z.enum(findingSeverities),
          verdict,
          hosts: z.array(z.string()),
          addresses: z.array(z.string()),
          values: z.record(z.string(), z.string()).meta(
            said({
              ja: '文の中で使った値。時刻は ISO 8601(UTC)、文の中では「(UTC)」を付けます。',
              en: 'The values of the words. Instants are ISO 8601 in UTC here, and say “(UTC)” in the words.',
            }),
          ),
          title: z.string(),
          why: z.string(),
          whatToDo: z.string(),
          detail: z
            .string()
            .meta(said({ ja: '機械の言葉。文字として表示してください。', en: 'Machine words. Show them as text.' })),
        }),
      )
      .meta(said({ ja: '重いものから', en: 'The gravest first' })),
    fine: z.array(checker).meta(said({ ja: '調べて、問題がなかったもの', en: 'Looked at, and fine' })),
    unseen: z.array(checker).meta(said({ ja: '調べられなかったもの', en: 'Could not be looked at' })),
  })
  .meta({ id: 'Diagnosis' });

export const siteDiagnosis = z
  .strictObject({
    siteId,
    running: z
      .strictObject({ id: diagnosisId, startedAt: instant, ended: z.array(checker) })
      .nullable()
      .meta(said({ ja: 'いま調べているもの', en: 'The look that is under way' })),
    latest: diagnosis.nullable().meta(said({ ja: '最後に終わったもの', en: 'The last that came to its end' })),
  })
  .meta({ id: 'SiteDiagnosis' });

export const startedDiagnosis = z
  .strictObject({
    siteId,
    id: diagnosisId,
    joined: z.boolean().meta(said({ ja: 'もう調べているところだった', en: 'It was under way already' })),
  })
  .meta({ id: 'StartedDiagnosis' });

const added = z.strictObject({
  text: z.string().meta(said({ ja: '送られた文字', en: 'As it was sent' })),
  siteId,
  displayHost,
  warnings: z.array(z.enum(['unknown-tld'])),
});

export const addedSites = z
  .strictObject({
    added: z.array(added),
    restored: z
      .array(added)
      .meta(said({ ja: '削除されていて、履歴ごと戻ったもの', en: 'Were deleted, and are back with their history' })),
    duplicates: z
      .array(z.strictObject({ text: z.string(), siteId, displayHost }))
      .meta(said({ ja: 'もう見守っていたもの', en: 'Are watched already' })),
    refused: z.array(z.strictObject({ text: z.string(), code: z.enum(targetRefusals), detail: z.string() })),
  })
  .meta({ id: 'AddedSites' });

export const inboxAnswer = z
  .strictObject({
    hosting: z
      .string()
      .nullable()
      .meta(
        said({
          ja: 'どのサーバー会社の文面か。nullなら知らない文面',
          en: 'Whose wording it is; null = none that is known',
        }),
      ),
    kind: z
      .enum(['failed', 'expiring', 'other'])
      .meta(
        said({ ja: '自動更新の失敗・期限が近い・その他', en: 'A renewal failed, it expires soon, or something else' }),
      ),
    daysLeft: z
      .int()
      .nullable()
      .meta(said({ ja: 'メールに書かれた残り日数', en: 'The days left that the mail names' })),
    expiresAt: instant.nullable().meta(said({ ja: 'メールに書かれた期限', en: 'The expiry that the mail names' })),
    sender: z
      .strictObject({
        address: z.string(),
        foreign: z.boolean().meta(said({ ja: 'その会社のアドレスではない', en: 'It is no address of that host' })),
      })
      .nullable(),
    sites: z
      .array(
        z.strictObject({
          host,
          siteId: siteId.nullable().meta(said({ ja: 'nullなら見守っていない', en: 'null = nobody watches it' })),
          compared: z.enum(mailComparisons).meta(
            said({
              ja: 'メールと比べて。renewedなら、もう更新されている',
              en: 'The certificate beside the mail: renewed = it is over',
            }),
          ),
          expiresAt: instant
            .nullable()
            .meta(said({ ja: 'サーバーの証明書の期限', en: 'When the server’s certificate expires' })),
          checked: z.boolean().meta(said({ ja: '今、確認した', en: 'It was looked at just now' })),
          added: z.boolean(),
        }),
      )
      .meta(said({ ja: 'メールに書かれたサイト', en: 'The sites that the mail names' })),
    links: z.array(
      z.strictObject({
        url: z
          .string()
          .meta(said({ ja: '開かずに、文字として表示してください。', en: 'Show it as text; do not open it.' })),
        host: z.string(),
        doubt: z
          .enum(linkDoubts)
          .nullable()
          .meta(
            said({
              ja: '信用できない理由。nullなら、ない',
              en: 'Why it is not to be trusted; null = nothing speaks against it',
            }),
          ),
      }),
    ),
  })
  .meta({ id: 'ReadMail' });

export const problemDetails = z
  .strictObject({
    type: z
      .string()
      .meta(said({ ja: '種類。名前は変わりません。', en: 'Which kind: #problem- and a name that stays' }))
      .meta({
        examples: [`/api-docs#problem-${problemNames[0] ?? ''}`],
      }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z
      .array(z.strictObject({ pointer: z.string(), detail: z.string(), code: z.string().optional() }))
      .optional()
      .meta(said({ ja: '一つ一つの値について', en: 'One entry for each value that is wrong' })),
  })
  .meta({ id: 'ProblemDetails', ...said({ ja: '断りの答え(RFC 9457)', en: 'A refusal, RFC 9457' }) });

/** A page of a list. */
function pageOf<Item extends z.ZodType>(item: Item, name: string) {
  return z
    .strictObject({
      items: z.array(item),
      nextCursor: z
        .string()
        .nullable()
        .meta(said({ ja: '次のページのcursor。nullなら終わり', en: 'The cursor of the next page; null = the end' })),
      next: z
        .string()
        .nullable()
        .meta(said({ ja: '次のページのアドレス', en: 'The address of the next page' })),
    })
    .meta({ id: name });
}

export const sitePage = pageOf(site, 'SitePage');
export const seenCertificatePage = pageOf(seenCertificate, 'SeenCertificatePage');
export const eventPage = pageOf(event, 'EventPage');
export const recoveryPage = pageOf(recovery, 'RecoveryPage');
