-- CreateIndex
CREATE INDEX "Endpoint_leaseUntil_idx" ON "Endpoint"("leaseUntil");
