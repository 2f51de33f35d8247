/** Who calls: nobody, three people who may less than the owner, and the owner. `stranger` edits, but sees other sites only. */
export const callers = ['anonymous', 'viewer', 'stranger', 'editor', 'owner'] as const;
export type Caller = (typeof callers)[number];

/** `done` = the action came to its verb, whatever that answered. */
export type Outcome = 'sign-in' | 'not-allowed' | 'not-yours' | 'done';

type Row = readonly [Outcome, Outcome, Outcome, Outcome, Outcome];

const everybody: Row = ['done', 'done', 'done', 'done', 'done'];
const whoeverIsSignedIn: Row = ['sign-in', 'done', 'done', 'done', 'done'];
const editorsOfTheSite: Row = ['sign-in', 'not-allowed', 'not-yours', 'done', 'done'];
const editorsOfAllSites: Row = ['sign-in', 'not-allowed', 'not-allowed', 'done', 'done'];
const editors: Row = ['sign-in', 'not-allowed', 'done', 'done', 'done'];
const owners: Row = ['sign-in', 'not-allowed', 'not-allowed', 'not-allowed', 'done'];

/** Ids that stand in the database of the test. */
export interface Known {
  siteId: string;
  endpointId: string;
  guestId: string;
}

interface Entry {
  who: Row;
  /** What a person would send, so that nothing but the caller can be the reason for a refusal. */
  fields: (known: Known) => Readonly<Record<string, string>>;
  /** The state that the form had before; default null. */
  previous?: unknown;
}

const nothing = () => ({});
const site = ({ siteId }: Known) => ({ siteId });
const passkey = { challenge: 'x', response: '{}' };
const password = 'violin basket 47 harbour';

/** Every server action. An action that is missing here fails lib/testing/access.test.ts. */
export const actionTable: Readonly<Record<string, Entry>> = {
  acceptInvitationAction: { who: everybody, fields: () => ({ token: 'x', email: 'me@example.jp', password }) },
  beginPasskeySignInAction: { who: everybody, fields: nothing },
  passkeySignInAction: { who: everybody, fields: () => ({ ...passkey, next: '/' }) },
  resetPasswordAction: { who: everybody, fields: () => ({ token: 'x', password }) },
  saveSettingsAction: { who: everybody, fields: () => ({ locale: 'ja', zone: 'Asia/Tokyo' }) },
  forgottenAction: { who: everybody, fields: () => ({ email: 'nobody@example.jp' }) },
  secondStepAction: { who: everybody, fields: () => ({ code: '000000', next: '/' }) },
  setUpAction: { who: everybody, fields: () => ({ email: 'me@example.jp', password }) },
  signInAction: { who: everybody, fields: () => ({ email: 'me@example.jp', password, next: '/' }) },

  addPasskeyAction: { who: whoeverIsSignedIn, fields: () => ({ ...passkey, name: 'x' }) },
  beginPasskeyAction: { who: whoeverIsSignedIn, fields: () => ({ password: 'wrong' }) },
  changePasswordAction: {
    who: whoeverIsSignedIn,
    fields: () => ({ currentPassword: 'wrong', newPassword: password }),
  },
  confirmTwoFactorAction: { who: whoeverIsSignedIn, fields: () => ({ code: '000000' }) },
  endSessionAction: { who: whoeverIsSignedIn, fields: () => ({ sessionId: 'none' }) },
  makeCalendarAction: { who: whoeverIsSignedIn, fields: nothing },
  makeKeyAction: { who: whoeverIsSignedIn, fields: () => ({ name: 'x', scope: 'read', days: '30' }) },
  removeDeviceAction: { who: whoeverIsSignedIn, fields: () => ({ channelId: 'none' }) },
  removePasskeyAction: { who: whoeverIsSignedIn, fields: () => ({ passkeyId: 'none' }) },
  revokeCalendarAction: { who: whoeverIsSignedIn, fields: nothing },
  revokeKeyAction: { who: whoeverIsSignedIn, fields: () => ({ keyId: 'none' }) },
  startTwoFactorAction: { who: whoeverIsSignedIn, fields: () => ({ password: 'wrong' }) },
  subscribeDeviceAction: { who: whoeverIsSignedIn, fields: () => ({ endpoint: 'x', p256dh: 'x', auth: 'x' }) },
  stopTwoFactorAction: { who: whoeverIsSignedIn, fields: () => ({ password: 'wrong' }) },

  addSitesAction: {
    who: editorsOfAllSites,
    fields: () => ({ text: 'added.example.jp' }),
    previous: { turn: 0 },
  },
  importSitesAction: {
    who: editorsOfAllSites,
    fields: () => ({ text: 'imported.example.jp', step: 'preview' }),
    previous: { turn: 0 },
  },
  addFromMailAction: { who: editorsOfAllSites, fields: () => ({ text: 'mailed.example.jp' }) },
  readMailAction: { who: whoeverIsSignedIn, fields: () => ({ text: 'x' }) },
  claimRecoveryAction: {
    who: editorsOfTheSite,
    fields: ({ siteId }) => ({ siteId, recoveryId: 'none', step: 'prepare', claim: 'go-on' }),
  },
  answerDiagnosisAction: {
    who: editorsOfTheSite,
    fields: ({ siteId }) => ({ siteId, overseasLimit: 'off', accessLimit: 'unknown' }),
  },
  deleteSiteAction: { who: editorsOfAllSites, fields: site },
  pauseSiteAction: { who: editorsOfTheSite, fields: ({ siteId }) => ({ siteId, isPaused: 'yes' }) },
  planRecoveryAction: {
    who: editorsOfTheSite,
    fields: ({ siteId }) => ({ siteId, startsAt: '2000-01-01T03:00', minutes: '60' }),
  },
  planWindowAction: {
    who: editorsOfTheSite,
    fields: ({ siteId }) => ({ siteId, startsAt: '2000-01-01T03:00:00Z', minutes: '60' }),
  },
  removeVisitsAction: { who: editorsOfTheSite, fields: site },
  saveSiteHoursAction: {
    who: editorsOfTheSite,
    fields: ({ siteId }) => ({ siteId, zone: 'Asia/Tokyo', sleepFrom: '', sleepUntil: '' }),
  },
  storeTableAction: { who: editorsOfTheSite, fields: ({ siteId }) => ({ siteId, table: 'x' }) },
  storeVisitsAction: { who: editorsOfTheSite, fields: ({ siteId }) => ({ siteId, record: '{}' }) },
  pressPracticePanelAction: {
    who: editorsOfTheSite,
    fields: ({ siteId }) => ({ siteId, recoveryId: 'none', to: 'on' }),
  },
  acknowledgeEventAction: { who: editors, fields: () => ({ eventId: '999999' }) },
  takeBackAcknowledgementAction: { who: editors, fields: () => ({ eventId: '999999' }) },
  snoozeEventAction: { who: editors, fields: () => ({ eventId: '999999', days: '3' }) },
  recheckAllAction: { who: editors, fields: nothing },
  recheckEndpointAction: { who: editorsOfTheSite, fields: ({ endpointId }) => ({ endpointId }) },
  recheckSiteAction: { who: editorsOfTheSite, fields: site },
  removePlanAction: { who: editorsOfTheSite, fields: ({ siteId }) => ({ siteId, planId: 'none' }) },
  restoreSiteAction: { who: editorsOfAllSites, fields: site },
  startDiagnosisAction: { who: editorsOfTheSite, fields: site },
  startPracticeAction: { who: editorsOfTheSite, fields: ({ siteId }) => ({ siteId, hosting: 'generic' }) },
  startRecoveryAction: { who: editorsOfTheSite, fields: ({ siteId }) => ({ siteId, hosting: 'generic' }) },
  tagSiteAction: { who: editorsOfAllSites, fields: ({ siteId }) => ({ siteId, tag: 'new', change: 'add' }) },
  tagManyAction: {
    who: editorsOfAllSites,
    fields: ({ siteId }) => ({ [`site:${siteId}`]: 'on', tag: 'many', change: 'add' }),
    previous: { turn: 0 },
  },
  undoTagsAction: { who: editorsOfAllSites, fields: () => ({ batchId: 'none' }) },
  watchEndpointAction: { who: editorsOfTheSite, fields: ({ endpointId }) => ({ endpointId, isWatched: 'no' }) },

  addChannelAction: {
    who: owners,
    fields: () => ({ kind: 'webhook', name: 'x', locale: 'ja', tells: 'all', 'field:url': 'x' }),
  },
  changeChannelAction: {
    who: owners,
    fields: () => ({ channelId: 'none', name: 'x', locale: 'ja', tells: 'all' }),
  },
  dismissDeliveryAction: { who: editorsOfAllSites, fields: () => ({ deliveryId: 'none' }) },
  resendDeliveryAction: { who: editorsOfAllSites, fields: () => ({ deliveryId: 'none' }) },
  saveWeeklyAction: { who: editorsOfAllSites, fields: () => ({ isOn: 'no', weekday: '1', hour: '9' }) },
  pauseChannelAction: { who: owners, fields: () => ({ channelId: 'none', isPaused: 'yes' }) },
  removeChannelAction: { who: owners, fields: () => ({ channelId: 'none' }) },
  removePolicyAction: { who: editorsOfAllSites, fields: () => ({ target: 'tag:none' }) },
  saveHeartbeatAction: { who: owners, fields: () => ({ url: '', everyMinutes: '15', isOn: 'no' }) },
  savePolicyAction: { who: editorsOfAllSites, fields: () => ({ target: 'all', zone: 'nowhere' }) },
  testChannelAction: { who: owners, fields: () => ({ channelId: 'none' }) },
  publishLearnAction: { who: owners, fields: () => ({ isPublic: 'no' }) },

  changePersonAction: {
    who: owners,
    fields: ({ guestId }) => ({ personId: guestId, from: 'viewer', role: 'viewer', sees: 'all' }),
  },
  inviteAction: { who: owners, fields: () => ({ role: 'viewer', sees: 'all', note: 'x' }) },
  removePersonAction: { who: owners, fields: () => ({ personId: 'none', from: 'viewer' }) },
  withdrawInvitationAction: { who: owners, fields: () => ({ invitationId: 'none' }) },

  // The last, since it ends the session that it is called in.
  signOutAction: { who: whoeverIsSignedIn, fields: nothing },
};

/** What each handler answers to each caller. Of /api/v1 no cookie opens anything: what keys open is tested beside it. */
export const routeTable: Readonly<Record<string, readonly [number, number, number, number, number]>> = {
  'GET /api/diagnoses/[id]/stream': [401, 404, 404, 404, 404],
  'GET /api/health': [200, 200, 200, 200, 200],
  'GET /api/recoveries/[id]/stream': [401, 404, 404, 404, 404],
  'GET /calendar/[token]': [404, 404, 404, 404, 404],
  'GET /api/v1/openapi.json': [200, 200, 200, 200, 200],
  'GET /metrics': [404, 404, 404, 404, 404],
  'GET /export/certificates.csv': [401, 200, 200, 200, 200],
  'GET /export/certificates.json': [401, 200, 200, 200, 200],
  'GET /export/sites.csv': [401, 200, 200, 200, 200],
  'GET /export/sites.json': [401, 200, 200, 200, 200],
  'GET /audit/export': [401, 403, 403, 403, 200],
  'GET /sites/[id]/recovery/plan.ics': [401, 404, 404, 404, 404],
  'GET /sites/[id]/recovery/[recoveryId]/export': [401, 404, 404, 404, 404],
};
