-- CreateTable
CREATE TABLE "ApiKey" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "keyHash" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "lastUsedAt" DATETIME,
    CONSTRAINT "ApiKey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ApiAnswer" (
    "keyId" TEXT NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "status" INTEGER,
    "location" TEXT,
    "body" TEXT,

    PRIMARY KEY ("keyId", "idempotencyKey"),
    CONSTRAINT "ApiAnswer_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "ApiKey" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_keyHash_key" ON "ApiKey"("keyHash");

-- CreateIndex
CREATE INDEX "ApiKey_userId_idx" ON "ApiKey"("userId");

-- CreateIndex
CREATE INDEX "ApiAnswer_startedAt_idx" ON "ApiAnswer"("startedAt");

-- CreateIndex
CREATE INDEX "Sighting_firstSeenAt_endpointId_certificateId_idx" ON "Sighting"("firstSeenAt" DESC, "endpointId", "certificateId");
