# docker build -t clauseguard .
# docker run --rm --network none --volume "$PWD:/drafts:ro" clauseguard check
FROM node:22-slim AS build
WORKDIR /build
COPY . .
RUN npm ci --no-audit --no-fund

FROM node:22-slim
# --changed-since asks Git. The drafts belong to somebody else than who runs in here, and Git has to be told that this is right.
RUN apt-get update && apt-get install --yes --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
  && git config --system --add safe.directory '*'
COPY --from=build /build/dist /clauseguard/dist
COPY --from=build /build/LICENSE /clauseguard/LICENSE
RUN ln -s /clauseguard/dist/cli.cjs /usr/local/bin/clauseguard
USER node
WORKDIR /drafts
ENTRYPOINT ["clauseguard"]
CMD ["check"]
