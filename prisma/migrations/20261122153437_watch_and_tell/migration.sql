-- AlterTable
ALTER TABLE "Sighting" ADD COLUMN "judgedAt" DATETIME;

-- AlterTable
ALTER TABLE "Site" ADD COLUMN "eventsAt" DATETIME;

-- CreateTable
CREATE TABLE "CheckRollup" (
    "endpointId" TEXT NOT NULL,
    "span" TEXT NOT NULL,
    "startAt" DATETIME NOT NULL,
    "looks" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "sumMs" INTEGER NOT NULL,
    "longestMs" INTEGER NOT NULL,

    PRIMARY KEY ("endpointId", "span", "startAt"),
    CONSTRAINT "CheckRollup_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "Endpoint" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RecoveryPlan" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "siteId" TEXT NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "minutes" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT NOT NULL,
    CONSTRAINT "RecoveryPlan_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Event" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "siteId" TEXT,
    "endpointId" TEXT,
    "parentId" INTEGER,
    "openedAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "outcome" TEXT,
    "facts" TEXT NOT NULL,
    "acknowledgedAt" DATETIME,
    "acknowledgedBy" TEXT,
    "snoozedUntil" DATETIME,
    CONSTRAINT "Event_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Event_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Event" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "eventId" INTEGER NOT NULL,
    "channelId" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "sendAfter" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "deliveryId" TEXT,
    CONSTRAINT "Notice_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Notice_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Notice_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "channelId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" DATETIME NOT NULL,
    "leaseToken" TEXT,
    "leaseUntil" DATETIME,
    "sentAt" DATETIME,
    "failure" TEXT,
    "detail" TEXT,
    "dismissedAt" DATETIME,
    CONSTRAINT "Delivery_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Channel" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    "secrets" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "userId" TEXT,
    "tellsAll" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "pausedAt" DATETIME,
    "workedAt" DATETIME,
    "failingSince" DATETIME,
    "failure" TEXT,
    CONSTRAINT "Channel_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ChannelTag" (
    "channelId" TEXT NOT NULL,
    "tagId" TEXT NOT NULL,

    PRIMARY KEY ("channelId", "tagId"),
    CONSTRAINT "ChannelTag_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ChannelTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NoticePolicy" (
    "target" TEXT NOT NULL PRIMARY KEY,
    "rules" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "tokenHash" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastReadAt" DATETIME,
    CONSTRAINT "CalendarFeed_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Watcher" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "role" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "tickAt" DATETIME NOT NULL,
    "figures" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Setting" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- AlterTable: not by a new table, whose old one would take its rows' children with it.
ALTER TABLE "Endpoint" ADD COLUMN "failingLooks" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Endpoint" ADD COLUMN "failingSince" DATETIME;

-- What was seen before this version is no news; what is the matter now is.
UPDATE "Sighting" SET "judgedAt" = "firstSeenAt";
UPDATE "Site" SET "eventsAt" = 0;

-- CreateIndex
CREATE INDEX "CheckRollup_span_startAt_idx" ON "CheckRollup"("span", "startAt");

-- CreateIndex
CREATE INDEX "RecoveryPlan_siteId_startsAt_idx" ON "RecoveryPlan"("siteId", "startsAt");

-- CreateIndex
CREATE INDEX "RecoveryPlan_startsAt_idx" ON "RecoveryPlan"("startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Event_key_key" ON "Event"("key");

-- CreateIndex
CREATE INDEX "Event_siteId_id_idx" ON "Event"("siteId", "id");

-- CreateIndex
CREATE INDEX "Event_closedAt_kind_idx" ON "Event"("closedAt", "kind");

-- CreateIndex
CREATE INDEX "Event_openedAt_idx" ON "Event"("openedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_key_key" ON "Notice"("key");

-- CreateIndex
CREATE INDEX "Notice_state_sendAfter_idx" ON "Notice"("state", "sendAfter");

-- CreateIndex
CREATE INDEX "Notice_eventId_idx" ON "Notice"("eventId");

-- CreateIndex
CREATE INDEX "Notice_deliveryId_idx" ON "Notice"("deliveryId");

-- CreateIndex
CREATE INDEX "Notice_channelId_idx" ON "Notice"("channelId");

-- CreateIndex
CREATE INDEX "Delivery_state_nextAttemptAt_idx" ON "Delivery"("state", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "Delivery_channelId_createdAt_idx" ON "Delivery"("channelId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Channel_userId_idx" ON "Channel"("userId");

-- CreateIndex
CREATE INDEX "ChannelTag_tagId_idx" ON "ChannelTag"("tagId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

-- CreateIndex
CREATE INDEX "Site_eventsAt_idx" ON "Site"("eventsAt");
