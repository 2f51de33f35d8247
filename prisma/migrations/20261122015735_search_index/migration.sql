-- DropIndex
DROP INDEX "Site_deletedAt_displayHost_id_idx";

-- CreateIndex
CREATE INDEX "Site_deletedAt_displayHost_host_port_idx" ON "Site"("deletedAt", "displayHost", "host", "port");
