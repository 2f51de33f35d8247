-- CreateTable
CREATE TABLE "Site" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "displayHost" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "pausedAt" DATETIME,
    "deletedAt" DATETIME,
    "status" TEXT NOT NULL,
    "statusAt" DATETIME NOT NULL,
    "statusUntil" DATETIME,
    "urgency" INTEGER NOT NULL,
    "expiresAt" DATETIME,
    "checkedAt" DATETIME,
    "counterpart" TEXT NOT NULL DEFAULT 'wanted'
);

-- CreateTable
CREATE TABLE "Endpoint" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "siteId" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "watched" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "leaseToken" TEXT,
    "leaseUntil" DATETIME,
    "checkedAt" DATETIME,
    "findings" TEXT,
    "severity" TEXT,
    "observation" TEXT,
    "certificateId" TEXT,
    "certificateSeenAt" DATETIME,
    CONSTRAINT "Endpoint_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Endpoint_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate" ("fingerprint256") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Certificate" (
    "fingerprint256" TEXT NOT NULL PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "names" TEXT NOT NULL,
    "notBefore" DATETIME NOT NULL,
    "notAfter" DATETIME NOT NULL,
    "keyType" TEXT NOT NULL,
    "signatureAlgorithm" TEXT NOT NULL,
    "der" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "Sighting" (
    "endpointId" TEXT NOT NULL,
    "certificateId" TEXT NOT NULL,
    "firstSeenAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,

    PRIMARY KEY ("endpointId", "certificateId"),
    CONSTRAINT "Sighting_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "Endpoint" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Sighting_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate" ("fingerprint256") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Check" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "endpointId" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "severity" TEXT,
    "problems" TEXT NOT NULL,
    "fingerprint256" TEXT,
    "changes" TEXT NOT NULL,
    "changed" BOOLEAN NOT NULL,
    CONSTRAINT "Check_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "Endpoint" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Tag" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "SiteTag" (
    "siteId" TEXT NOT NULL,
    "tagId" TEXT NOT NULL,

    PRIMARY KEY ("siteId", "tagId"),
    CONSTRAINT "SiteTag_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SiteTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Site_deletedAt_urgency_expiresAt_id_idx" ON "Site"("deletedAt", "urgency" DESC, "expiresAt", "id");

-- CreateIndex
CREATE INDEX "Site_deletedAt_expiresAt_id_idx" ON "Site"("deletedAt", "expiresAt", "id");

-- CreateIndex
CREATE INDEX "Site_deletedAt_displayHost_id_idx" ON "Site"("deletedAt", "displayHost", "id");

-- CreateIndex
CREATE INDEX "Site_deletedAt_createdAt_id_idx" ON "Site"("deletedAt", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Site_deletedAt_status_expiresAt_id_idx" ON "Site"("deletedAt", "status", "expiresAt", "id");

-- CreateIndex
CREATE INDEX "Site_deletedAt_status_checkedAt_statusAt_statusUntil_idx" ON "Site"("deletedAt", "status", "checkedAt", "statusAt", "statusUntil");

-- CreateIndex
CREATE UNIQUE INDEX "Site_host_port_key" ON "Site"("host", "port");

-- CreateIndex
CREATE INDEX "Endpoint_host_port_idx" ON "Endpoint"("host", "port");

-- CreateIndex
CREATE INDEX "Endpoint_dueAt_idx" ON "Endpoint"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Endpoint_siteId_host_port_key" ON "Endpoint"("siteId", "host", "port");

-- CreateIndex
CREATE INDEX "Sighting_endpointId_lastSeenAt_idx" ON "Sighting"("endpointId", "lastSeenAt" DESC);

-- CreateIndex
CREATE INDEX "Check_endpointId_startedAt_idx" ON "Check"("endpointId", "startedAt" DESC);

-- CreateIndex
CREATE INDEX "Check_changed_startedAt_idx" ON "Check"("changed", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Tag_name_key" ON "Tag"("name");

-- CreateIndex
CREATE INDEX "SiteTag_tagId_idx" ON "SiteTag"("tagId");
