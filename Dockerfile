# TenTwo's server: built in the first stage, of which the second keeps what runs. infra/azure/README.md says its size, and
# how to pin the base to its digest.
ARG BASE=docker.io/library/node:24-bookworm-slim

FROM ${BASE} AS build
WORKDIR /source
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
# Vite reads every configuration that the first names.
COPY test/tsconfig.json test/
COPY procedure procedure
COPY graph graph
COPY bot bot
COPY tab tab
COPY server server
COPY infra infra
# The doctor comes along: it examines a tenant as the server itself would meet it.
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
# Nobody's: it owns no file here and needs to write none.
USER 10001:10001
EXPOSE 3978
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=300s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3978) + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# By itself, not through npm or a shell: the signal that stops it has to reach it.
CMD ["node", "dist/build/server/main.js"]
