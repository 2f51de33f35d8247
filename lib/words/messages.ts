import commonJa from './ja/common.json';
import boardJa from './ja/board.json';
import addJa from './ja/add.json';
import siteJa from './ja/site.json';
import guideJa from './ja/guide.json';
import recoveryJa from './ja/recovery.json';
import diagnosisJa from './ja/diagnosis.json';
import settingsJa from './ja/settings.json';
import deletedJa from './ja/deleted.json';
import errorJa from './ja/error.json';
import failureJa from './ja/failure.json';
import accountJa from './ja/account.json';
import peopleJa from './ja/people.json';
import auditJa from './ja/audit.json';
import safetyJa from './ja/safety.json';
import statusJa from './ja/status.json';
import keysJa from './ja/keys.json';
import apiDocsJa from './ja/apiDocs.json';
import channelsJa from './ja/channels.json';
import noticesJa from './ja/notices.json';
import mailJa from './ja/mail.json';
import letterJa from './ja/letter.json';
import learnJa from './ja/learn.json';
import reportsJa from './ja/reports.json';
import quietJa from './ja/quiet.json';
import importJa from './ja/import.json';
import exportJa from './ja/export.json';
import tagsJa from './ja/tags.json';
import commonEn from './en/common.json';
import boardEn from './en/board.json';
import addEn from './en/add.json';
import siteEn from './en/site.json';
import guideEn from './en/guide.json';
import recoveryEn from './en/recovery.json';
import diagnosisEn from './en/diagnosis.json';
import settingsEn from './en/settings.json';
import deletedEn from './en/deleted.json';
import errorEn from './en/error.json';
import failureEn from './en/failure.json';
import accountEn from './en/account.json';
import peopleEn from './en/people.json';
import auditEn from './en/audit.json';
import safetyEn from './en/safety.json';
import statusEn from './en/status.json';
import keysEn from './en/keys.json';
import apiDocsEn from './en/apiDocs.json';
import channelsEn from './en/channels.json';
import noticesEn from './en/notices.json';
import mailEn from './en/mail.json';
import letterEn from './en/letter.json';
import learnEn from './en/learn.json';
import reportsEn from './en/reports.json';
import quietEn from './en/quiet.json';
import importEn from './en/import.json';
import exportEn from './en/export.json';
import tagsEn from './en/tags.json';
import type { Locale } from './locale';

/** The words of the screens, by language and namespace. Both languages have the same keys: see messages.test.ts. */
const ja = {
  common: commonJa,
  board: boardJa,
  add: addJa,
  site: siteJa,
  guide: guideJa,
  recovery: recoveryJa,
  diagnosis: diagnosisJa,
  settings: settingsJa,
  deleted: deletedJa,
  error: errorJa,
  failure: failureJa,
  account: accountJa,
  people: peopleJa,
  audit: auditJa,
  safety: safetyJa,
  status: statusJa,
  keys: keysJa,
  apiDocs: apiDocsJa,
  channels: channelsJa,
  notices: noticesJa,
  mail: mailJa,
  letter: letterJa,
  learn: learnJa,
  reports: reportsJa,
  quiet: quietJa,
  import: importJa,
  export: exportJa,
  tags: tagsJa,
};
const en: typeof ja = {
  common: commonEn,
  board: boardEn,
  add: addEn,
  site: siteEn,
  guide: guideEn,
  recovery: recoveryEn,
  diagnosis: diagnosisEn,
  settings: settingsEn,
  deleted: deletedEn,
  error: errorEn,
  failure: failureEn,
  account: accountEn,
  people: peopleEn,
  audit: auditEn,
  safety: safetyEn,
  status: statusEn,
  keys: keysEn,
  apiDocs: apiDocsEn,
  channels: channelsEn,
  notices: noticesEn,
  mail: mailEn,
  letter: letterEn,
  learn: learnEn,
  reports: reportsEn,
  quiet: quietEn,
  import: importEn,
  export: exportEn,
  tags: tagsEn,
};

export type Messages = typeof ja;
export const messages: Record<Locale, Messages> = { ja, en };
