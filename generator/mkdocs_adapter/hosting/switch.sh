#!/bin/sh
# 公开一个版本：sh switch.sh；退回到以前的版本：sh switch.sh 版本号。一步完成，读者看到的总是整个旧站或整个新站。
set -eu
cd "$(dirname "$0")"
id=${1:-$(cat newest)}
if [ ! -f "releases/$id/manifest.json" ]; then
    echo "没有这个版本：$id。现有：$(ls releases | tr '\n' ' ')" >&2
    exit 1
fi
rm -f .current.new
ln -s "releases/$id" .current.new
mv -T .current.new current
echo "正在公开：$id"
