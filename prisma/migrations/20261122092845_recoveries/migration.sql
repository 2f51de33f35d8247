-- AlterTable
ALTER TABLE "Site" ADD COLUMN "hosting" TEXT;

-- CreateTable
CREATE TABLE "Recovery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "siteId" TEXT NOT NULL,
    "activeSiteId" TEXT,
    "hosting" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "startedBy" TEXT NOT NULL,
    "endedAt" DATETIME,
    "outcome" TEXT,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "nextLookAt" DATETIME,
    CONSTRAINT "Recovery_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RecoveryEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "recoveryId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "event" TEXT NOT NULL,
    CONSTRAINT "RecoveryEvent_recoveryId_fkey" FOREIGN KEY ("recoveryId") REFERENCES "Recovery" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RecoveryPress" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "recoveryId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "reason" TEXT,
    CONSTRAINT "RecoveryPress_recoveryId_fkey" FOREIGN KEY ("recoveryId") REFERENCES "Recovery" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Recovery_activeSiteId_key" ON "Recovery"("activeSiteId");

-- CreateIndex
CREATE INDEX "Recovery_siteId_startedAt_idx" ON "Recovery"("siteId", "startedAt" DESC);

-- CreateIndex
CREATE INDEX "Recovery_hosting_endedAt_idx" ON "Recovery"("hosting", "endedAt" DESC);

-- CreateIndex
CREATE INDEX "Recovery_nextLookAt_idx" ON "Recovery"("nextLookAt");

-- CreateIndex
CREATE INDEX "RecoveryEvent_recoveryId_id_idx" ON "RecoveryEvent"("recoveryId", "id");

-- CreateIndex
CREATE INDEX "RecoveryPress_recoveryId_idx" ON "RecoveryPress"("recoveryId");
