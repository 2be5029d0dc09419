# Everything a newcomer needs: `make demo` and `make test`. Both do their own set-up.

GAME := Tests/EquilibriaCLITests/Fixtures/tutorial-chicken.nfg
TARGETS := Equilibria EquilibriaNumerics LinearPrograms Games SolutionConcepts Evolution \
	Institutions Charts GLPKSolver EquilibriaTesting
FIGURES := ChartGallery $(basename $(notdir $(wildcard Snippets/*Figures.swift)))
FORMATTED := Package.swift Sources Tests Snippets Benchmarks/Package.swift Benchmarks/Sources

.PHONY: help demo test lint docs charts benchmarks setup format clean

help:
	@echo "make demo        install what is missing, build, and solve a real game file"
	@echo "make test        formatting, tests with and without GLPK, documentation"
	@echo "make benchmarks  compare with the peers and write Benchmarks/RESULTS.md"
	@echo "make docs        build the documentation of every public symbol"
	@echo "make charts      draw the pictures of the documentation"
	@echo "make format      format all sources in place"

demo: setup
	swift build -c release --product equilibria
	@echo
	@echo "== Nash equilibria of $(GAME)"
	@"$$(swift build -c release --show-bin-path)/equilibria" nash $(GAME)
	@echo
	@echo "== What a mediator can do there"
	@"$$(swift build -c release --show-bin-path)/equilibria" correlated $(GAME)

test: setup lint
	swift build --build-tests
	swift test --skip-build
	swift test --disable-default-traits --scratch-path .build-noglpk
	$(MAKE) docs

lint:
	swift format lint --strict --recursive $(FORMATTED)

format:
	swift format --in-place --recursive $(FORMATTED)

docs:
	swift package --disable-sandbox generate-documentation \
		$(foreach target,$(TARGETS),--target $(target)) \
		--enable-experimental-combined-documentation --warnings-as-errors

charts: setup
	@for figures in $(FIGURES); do swift build --product $$figures || exit 1; done
	python3 .ci/charts.py $(foreach figures,$(FIGURES),"$$(swift build --show-bin-path)/$(figures)")

benchmarks: setup
	python3 Benchmarks/run.py

setup:
	@./.ci/setup

clean:
	rm -rf .build .build-noglpk
