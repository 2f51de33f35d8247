-- CreateTable
CREATE TABLE "VisitCount" (
    "siteId" TEXT NOT NULL PRIMARY KEY,
    "countedAt" DATETIME NOT NULL,
    "countedBy" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    CONSTRAINT "VisitCount_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SiteHours" (
    "siteId" TEXT NOT NULL PRIMARY KEY,
    "zone" TEXT NOT NULL,
    "sleepFrom" INTEGER,
    "sleepUntil" INTEGER,
    CONSTRAINT "SiteHours_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
