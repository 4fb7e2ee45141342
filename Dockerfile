# TenTwo's server: the first stage builds it, the second contains only what runs. For its size, and for pinning the base
# to a digest, see infra/azure/README.md.
ARG BASE=docker.io/library/node:24-bookworm-slim

FROM ${BASE} AS build
WORKDIR /source
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
# Vite reads every configuration that the root one references.
COPY test/tsconfig.json test/
COPY procedure procedure
COPY graph graph
COPY bot bot
COPY tab tab
COPY server server
COPY infra infra
# Includes the doctor, which checks a tenant with the server's own access.
RUN npm run build && npx tsc -b infra && rm -rf dist/build/infra/local
RUN npm ci --omit=dev --ignore-scripts \
  && find dist node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.tsbuildinfo' \) -delete

FROM ${BASE}
ENV NODE_ENV=production
WORKDIR /server
COPY --from=build /source/node_modules node_modules
COPY --from=build /source/dist/build dist/build
COPY --from=build /source/dist/tab dist/tab
COPY package.json LICENSE ./
# An unprivileged user that owns no files; the server writes none.
USER 10001:10001
EXPOSE 3978
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=300s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3978) + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Started directly, not through npm or a shell, so that the stop signal reaches it.
CMD ["node", "dist/build/server/main.js"]
